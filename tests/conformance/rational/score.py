# SPDX-License-Identifier: Apache-2.0
"""From values to a scorecard: points, weights, missing data, samples, critical rules, grades (docs/model.md, docs/numerics.md)."""
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Optional

from .numbers import amount, exact_text, half_even, half_up, lowest_terms, shown_share
from .rules import comparison, condition_of, number_of



@dataclass
class Node:
    id: str
    kind: str
    weight: Fraction = Fraction(1)
    parent: Optional["Node"] = None
    children: list = field(default_factory=list)
    policy: str = "redistribute"
    least_coverage: Fraction = Fraction(1)
    settles_missing: bool = True  # has a rule for missing data of its own, and passes nothing on
    by_points: bool = False  # aggregation weighted_points
    minimum_sample: int = 0
    indicator: Any = None
    applicable_points: Optional[str] = None
    possible: Fraction = Fraction(100)

    def declared(self):
        """Share of the total's 100."""
        if self.parent is None:
            return Fraction(100)
        return self.parent.declared() * self.size() / sum(each.size() for each in self.parent.children)

    def size(self):
        """Its weight among its siblings: with weighted points a question counts by what it is worth."""
        return self.weight * (self.possible if self.parent.by_points else 1)


@dataclass
class Line:
    """A node in one group."""

    earned: Optional[Fraction] = None
    before_rules: Optional[Fraction] = None
    status: str = "not_available"
    reason: Optional[str] = None
    n: Optional[int] = None
    outcome: Any = None
    applying: Optional[Fraction] = None  # points that apply
    coverage: Optional[Fraction] = None
    is_given: bool = False  # a dimension whose score was given whole: its parts have no weight
    applied: Fraction = Fraction(0)
    counted: bool = False


class Tree:
    """The score tree of a model: nodes in the order of results, parents first."""

    def __init__(self, model, indicators):
        self.indicators = indicators
        self.nodes = []
        if model.get("dimensions") or model.get("total", {}).get("indicators"):
            root = Node("total", "total")
            self._read(root, model.get("total", {}), model.get("dimensions", []))

    def _read(self, node, definition, dimensions):
        self.nodes.append(node)
        total, missing = self.nodes[0], definition.get("missing")
        node.settles_missing = missing is not None or node is total
        if missing is not None:
            node.policy = missing["policy"]
            node.least_coverage = amount(missing.get("minimum_coverage", 1))
        elif total.policy != "refuse":
            node.policy = total.policy  # of the total, not of the dimension above
        aggregation = definition.get("aggregation")
        node.by_points = total.by_points if aggregation is None else aggregation == "weighted_points"
        node.minimum_sample = definition.get("minimum_sample", 0)
        for each in dimensions:
            child = Node(each["id"], "dimension", amount(each["weight"]), node)
            node.children.append(child)
            self._read(child, each, each.get("dimensions", []))
        for each in definition.get("indicators", []):
            indicator = self.indicators[each["indicator"]]
            child = Node(indicator.id, "indicator", amount(each["weight"]), node, indicator=indicator,
                         applicable_points=each.get("applicable_points"), possible=indicator.rule.most)
            node.children.append(child)
            self.nodes.append(child)

    def reported(self):
        scored = {node.id for node in self.nodes}
        return [each for name, each in self.indicators.items() if name not in scored]


def weight_of(node, lines):
    """The weight with which a node counts among its siblings; 0: it does not."""
    line, parent = lines[node.id], node.parent
    if line.reason == "not_applicable" or (line.earned is None and parent.policy != "zero"):
        return Fraction(0)
    if node.kind == "indicator":
        # Where it is not known how many points apply all of them do, and what counts as zero does so with all of its weight.
        part = 1 if line.applying is None or line.earned is None else line.applying / node.possible
        return node.size() * part
    if line.is_given or node.settles_missing or node.policy != "redistribute_over_all" or line.earned is None:
        return node.size()
    return node.size() * sum(weight_of(each, lines) for each in node.children) / sum(each.size() for each in node.children)


def covered(node, lines):
    """Share of the weight below a node that has data; None: nothing of it applies."""
    if node.kind == "indicator":
        return None if lines[node.id].reason == "not_applicable" else Fraction(lines[node.id].earned is not None)
    if lines[node.id].is_given:
        return Fraction(1)
    parts = [(each.size(), covered(each, lines)) for each in node.children]
    applying = sum(size for size, share in parts if share is not None)
    return sum(size * share for size, share in parts if share is not None) / applying if applying else None


class Scorecard:
    """One group."""

    def __init__(self, tree, model, values, given, many_rejected):
        self.tree, self.model, self.given = tree, model, given
        self.values = {indicator.id: outcome for indicator, outcome in values}
        self.many_rejected = many_rejected
        self.lines = {}
        for name, indicator in tree.indicators.items():
            self.lines[name] = self._indicator_line(indicator, self.values[name])
        for node in tree.nodes:
            if node.kind == "indicator":
                self._apply_points(node)
        self.fired, self.undecided = [], []
        self.score_before_rules = self.score = None
        self._score()

    # ---- indicators ----

    def _is_near_edge(self, indicator, outcome):
        if outcome.kind != "estimate" or outcome.value is None:
            return False
        bands = indicator.rule if indicator.rule is not None and hasattr(indicator.rule, "bands") else None
        conditions = [condition_of(each["when"]) for each in self.model.get("critical", []) if each.get("indicator") == indicator.id]
        if outcome.within is None:
            return bands is not None or bool(conditions)  # without ends nothing is sure
        low, high = (comparison(end, "decimal") for end in outcome.within)
        return (bands is not None and bands.place(low) != bands.place(high)) or any(
            each.side(low) != each.side(high) for each in conditions)

    def _indicator_line(self, indicator, outcome):
        line = Line(n=outcome.n, outcome=outcome, reason=outcome.reason)
        if outcome.value is None:
            return line
        line.status, line.reason = "ok", None
        if self.many_rejected(outcome):
            line.status, line.reason = "provisional", "rejected_rows"
        elif self._is_near_edge(indicator, outcome):
            line.status, line.reason = "provisional", "estimate_near_edge"
        elif indicator.minimum_sample > 0 and outcome.n is None:
            line.reason = "sample_unknown"
        elif indicator.minimum_sample > 0 and outcome.n < indicator.minimum_sample:
            line.status, line.reason = "provisional", "below_minimum_sample"
        if indicator.rule is not None:
            line.earned = indicator.rule.points(outcome.value, outcome.kind)
        return line

    def _apply_points(self, node):
        if node.applicable_points is None:
            return
        line, applying = self.lines[node.id], self.values[node.applicable_points].value
        if applying is None:
            return
        line.applying = applying
        if applying <= 0:
            line.earned, line.status, line.reason = None, "not_available", "not_applicable"

    # ---- the tree ----

    def _score(self):
        tree = self.tree
        if not tree.nodes:
            self._look_at_rules()
            provisional = any(line.status == "provisional" for line in self.lines.values())
            self.status, self.reason = ("provisional", "provisional_child") if provisional else ("ok", None)
            return
        self._fill({})
        self.score_before_rules = self.lines["total"].earned
        self._look_at_rules()
        verdicts = {}
        for rule in self.fired:
            verdicts.setdefault(rule["section"], []).append(rule)
        self._fill(verdicts)
        self._distribute()
        total = self.lines["total"]
        self.score, self.status, self.reason = total.earned, total.status, total.reason
        if self.status == "ok" and any(self._is_near_edge(tree.indicators[each["indicator"]], self.values[each["indicator"]])
                                       for each in self.model.get("critical", []) if "indicator" in each):
            self.status, self.reason = "provisional", "estimate_near_edge"

    def _fill(self, verdicts):
        self.lines.update((node.id, Line()) for node in self.tree.nodes if node.kind != "indicator")
        for node in reversed(self.tree.nodes):
            if node.kind != "indicator":
                self.lines[node.id] = self._combine(node, verdicts.get(node.id, []))

    def _combine(self, node, rules):
        line, lines = Line(), self.lines
        if node.id in self.given:
            line.earned, size = self.given[node.id]
            line.status, line.coverage, line.is_given = "ok", Fraction(1), True
            return self._judged(node, line, [size], rules)
        line.coverage = covered(node, lines) or Fraction(0)
        with_score = [each for each in node.children if lines[each.id].earned is not None and weight_of(each, lines) > 0]
        if not with_score:
            nothing_applies = all(lines[each.id].reason == "not_applicable" for each in node.children)
            line.reason = "not_applicable" if nothing_applies else "no_available_child"
            return line
        if node.policy == "refuse" and line.coverage < node.least_coverage:
            line.reason = "below_coverage"
            return line
        whole = sum(weight_of(each, lines) for each in node.children)
        line.earned = half_even(sum(weight_of(each, lines) * 100 * lines[each.id].earned / each.possible for each in with_score) / whole)
        line.status = "ok"
        if any(lines[each.id].status == "provisional" for each in node.children):
            line.status, line.reason = "provisional", "provisional_child"
        return self._judged(node, line, self._samples(node), rules)

    def _judged(self, node, line, sizes, rules):
        known = [size for size in sizes if size is not None]
        line.n = min(known) if known and None not in sizes else None
        if node.minimum_sample > 0 and known and min(known) < node.minimum_sample:
            line.status, line.reason = "provisional", "below_minimum_sample"
        elif node.minimum_sample > 0 and None in sizes and line.reason is None:
            line.reason = "sample_unknown"
        after = self._after_rules(line.earned, rules)
        if after != line.earned:
            line.before_rules, line.earned = line.earned, after
        return line

    def _samples(self, node):
        """Records behind the indicators that count; a count is no sample."""
        found = []
        for each in node.children:
            if self.lines[each.id].earned is None or each.weight == 0:
                continue
            if each.kind == "indicator":
                found += [] if each.indicator.unit == "count" else [self.lines[each.id].n]
            else:
                found += [self.lines[each.id].n] if self.lines[each.id].is_given else self._samples(each)
        return found

    # ---- critical rules ----

    @staticmethod
    def _after_rules(score, rules):
        effects = {rule["effect"] for rule in rules}
        outside = sum((rule["points"] for rule in rules if rule["points"] is not None), Fraction(0))
        if outside:
            score = max(score + outside, Fraction(0))
        caps = [amount(rule["most"]) for rule in rules if rule["effect"] == "cap_points"]
        score = min([score, *caps])
        return Fraction(0) if effects & {"zero_total", "zero_section"} else score

    def _section_of(self, rule):
        if rule["effect"] in ("cap_grade", "fail", "zero_total"):
            return "total"
        if "section" in rule or rule["effect"] != "zero_section":
            return rule.get("section", "total")
        if "dimension" in rule:
            return rule["dimension"]
        return next(node.parent.id for node in self.tree.nodes if node.id == rule["indicator"])

    def _look_at_rules(self):
        for rule in self.model.get("critical", []):
            if "indicator" in rule:
                outcome = self.values[rule["indicator"]]
                value, kind, applies = outcome.value, outcome.kind, True
            else:
                line = self.lines[rule["dimension"]]
                value, kind, applies = line.earned, "decimal", line.reason != "not_applicable"
            if value is None:
                self.undecided += [rule["id"]] if applies else []
            elif condition_of(rule["when"]).side(comparison(value, kind)) == 0:
                self.fired.append(self._fired(rule, number_of(value, kind)))

    def _fired(self, rule, value):
        fired = dict(rule, value=value, section=self._section_of(rule), events=None, counted=None, points=None, failed=False)
        if rule["effect"] in ("deduct", "bonus"):
            fired["events"] = fired["counted"] = max(int(value // 1), 0)
            if rule.get("counted_at_most", 0):
                fired["counted"] = min(fired["events"], int(rule["counted_at_most"]))
            fired["points"] = amount(rule["each"]) * fired["counted"] * (1 if rule["effect"] == "bonus" else -1)
            fired["failed"] = 0 < rule.get("fail_from", 0) <= fired["events"]
        fired["failed"] = fired["failed"] or rule["effect"] == "fail"
        return fired

    # ---- grades ----

    def _grades(self):
        return sorted(self.model.get("grades", []), key=lambda grade: amount(grade["at_least"]), reverse=True)

    def _grade_of(self, score):
        display = self.model.get("display", {})
        if display.get("grade_from") == "displayed":
            rounded = half_even if display.get("rounding") == "half_even" else half_up
            score = rounded(score, int(display.get("decimals", 2)))
        grades = self._grades()
        return next((each["id"] for each in grades if score >= amount(each["at_least"])), grades[-1]["id"] if grades else None)

    def _grade_after(self, grade, rules):
        """Of several limits the strictest holds; failing beats all."""
        order = [each["id"] for each in self._grades()]
        if grade is None:
            return None
        if any(rule["failed"] for rule in rules):
            return order[-1]
        return order[max([order.index(grade)] + [order.index(rule["grade"]) for rule in rules if rule["effect"] == "cap_grade"])]

    # ---- what everything brings and costs ----

    def _distribute(self):
        lines = self.lines
        lines["total"].applied = Fraction(100 if lines["total"].earned is not None else 0)
        lines["total"].counted = True
        for node in self.tree.nodes:
            line = lines[node.id]
            whole = 0 if line.is_given else sum(weight_of(each, lines) for each in node.children)
            for each in node.children:
                below = lines[each.id]
                below.applied = line.applied * weight_of(each, lines) / whole if whole and line.applied else Fraction(0)
                below.counted = line.counted and (line.earned is not None or (line.reason != "below_coverage" and line.applied != 0))

    def _amounts(self, node, line):
        applied = half_even(line.applied)
        if not line.counted:
            return applied, None, None
        if line.earned is None:
            return (applied, Fraction(0), applied) if line.applied else (applied, None, None)
        brings = half_even(line.applied * line.earned / node.possible)
        return applied, brings, applied - brings

    # ---- figures ----

    def figures(self):
        nodes = [self._figures_of_node(node, self.lines[node.id]) for node in self.tree.nodes]
        nodes += [self._figures_of_reported(each, self.lines[each.id]) for each in self.tree.reported()]
        grade = None if self.score is None else self._grade_after(self._grade_of(self.score), self.fired)
        lost = [(self._amounts(node, self.lines[node.id])[2] or 0, node.id) for node in self.tree.nodes if node.kind == "indicator"]
        return {
            "grade": None if grade is None else {"id": grade},
            "grade_before_rules": None if self.score_before_rules is None else self._grade_of(self.score_before_rules),
            "provisional": self.status == "provisional",
            "status": self.status,
            "reason": self.reason,
            "exact": {"score": exact_text(self.score), "score_before_rules": exact_text(self.score_before_rules)},
            "nodes": nodes,
            "rules": [self._figures_of_rule(rule) for rule in self.fired],
            "rules_undecided": self.undecided,
            # The most expensive first, equal ones in the order of the model.
            "reasons": [name for points, name in sorted(lost, key=lambda each: -each[0]) if points > 0],
        }

    @staticmethod
    def _figures_of_value(line):
        value = line.outcome.value
        if value is None:
            return None
        if line.outcome.kind == "square_root":
            return {"kind": "square_root", "squared": exact_text(value)}
        return {"kind": line.outcome.kind, "exact": lowest_terms(value) if line.outcome.kind == "fraction" else exact_text(value)}

    def _figures_of_indicator(self, indicator, line, figures):
        uses = [sum(column) for column in zip(*line.outcome.uses.values())] or [0, 0, 0, 0]
        figures["value"] = self._figures_of_value(line)
        figures["rows"] = uses[0]
        figures["excluded"] = dict(zip(("filtered", "missing", "out_of_scale"), uses[1:]))
        has_bands = hasattr(indicator.rule, "bands") and line.outcome.value is not None
        figures["band"] = None
        if has_bands:
            figures["band"] = {"index": indicator.rule.place(comparison(line.outcome.value, line.outcome.kind))}

    def _figures_of_node(self, node, line):
        applied, brings, lost = self._amounts(node, line)
        figures = {"id": node.id, "n": line.n, "status": line.status, "reason": line.reason}
        if node.kind == "indicator":
            self._figures_of_indicator(node.indicator, line, figures)
        applicable = None if line.applying is None else shown_share(line.applying / node.possible)
        figures["exact"] = {
            "points": exact_text(line.earned), "points_before_rules": exact_text(line.before_rules), "applied_weight": exact_text(applied),
            "contribution": exact_text(brings), "lost": exact_text(lost), "coverage": shown_share(line.coverage), "applicable": applicable,
        }
        return figures

    def _figures_of_reported(self, indicator, line):
        figures = {"id": indicator.id, "n": line.n, "status": line.status, "reason": line.reason}
        self._figures_of_indicator(indicator, line, figures)
        figures["exact"] = {"points": exact_text(line.earned)}
        return figures

    def _figures_of_rule(self, rule):
        before = after = grade_before = grade_after = None
        if rule["effect"] not in ("cap_grade", "fail"):
            line = self.lines[rule["section"]]
            before = line.earned if line.before_rules is None else line.before_rules
            after = None if before is None else self._after_rules(before, [rule])
        if self.score is not None and (rule["failed"] or rule["effect"] == "cap_grade"):
            grade_before = self._grade_of(self.score)
            grade_after = self._grade_after(grade_before, [rule])
        return {
            "id": rule["id"], "section": rule["section"], "value": exact_text(rule["value"]), "events": rule["events"],
            "counted": rule["counted"], "grade_before": grade_before, "grade_after": grade_after,
            "exact": {"points": exact_text(rule["points"]), "before": exact_text(before), "after": exact_text(after)},
        }
