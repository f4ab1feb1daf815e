# SPDX-License-Identifier: Apache-2.0
"""The measure language (docs/measures.md): texts become nested tuples; row expressions are calculated record by record."""
import re
from fractions import Fraction

from . import calendar
from .numbers import amount, decimal_digits

aggregates = {
    "count", "rate", "sum", "avg", "mean", "min", "max", "var_samp", "variance", "var_pop", "stddev_samp", "stddev", "stddev_pop",
    "share", "percentile", "median", "distinct", "mode_share", "nps", "csat", "ces", "service_level", "abandonment",
}
_token = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?:\s*(?P<unit>%|(?:min|s|h|d)(?!\w)))?"
    r"|(?P<text>'(?:[^']|'')*')|\"(?P<name>(?:[^\"]|\"\")*)\"|(?P<word>[^\W\d]\w*)"
    r"|(?P<sign><=|>=|<>|!=|\|\||[-+*/()=<>,]))")


def tokens_of(text):
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _token.match(text, at)
        if not match:
            raise ValueError(f"{text!r} at {at}")
        at = match.end()
        if match["number"]:
            unit = match["unit"] or ""
            found.append(("number", Fraction(match["number"]) * (amount("1" + unit) if unit else 1)))
        elif match["text"]:
            found.append(("text", match["text"][1:-1].replace("''", "'")))
        elif match["name"] is not None:
            found.append(("name", match["name"].replace('""', '"')))
        elif match["word"]:
            found.append(("word", match["word"]))
        else:
            found.append(("sign", match["sign"]))
    return found


class Parser:
    """Recursive descent after the grammar of the page; aggregates stand outside, rows inside of them."""

    def __init__(self, text):
        self.tokens, self.at = tokens_of(text), 0

    def peek(self, *words):
        if self.at >= len(self.tokens):
            return False
        kind, value = self.tokens[self.at]
        return kind in ("word", "sign") and value.lower() in words

    def take(self, *words):
        if self.peek(*words):
            self.at += 1
            return self.tokens[self.at - 1][1].lower()
        return None

    def need(self, *words):
        taken = self.take(*words)
        if taken is None:
            raise ValueError(f"expected {words} at {self.tokens[self.at:]}")
        return taken

    def next(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def followed_by(self, sign):
        return self.at + 1 < len(self.tokens) and self.tokens[self.at + 1] == ("sign", sign)

    def done(self, tree):
        if self.at != len(self.tokens):
            raise ValueError(f"left over: {self.tokens[self.at:]}")
        return tree

    # ---- formulas ----

    def formula(self):
        tree = self.term()
        while sign := self.take("+", "-"):
            tree = (sign, tree, self.term())
        return tree

    def term(self):
        tree = self.factor()
        while sign := self.take("*", "/"):
            tree = (sign, tree, self.factor())
        return tree

    def factor(self):
        if self.take("-"):
            return ("negative", self.factor())
        if self.take("("):
            tree = self.formula()
            self.need(")")
            return tree
        kind, value = self.tokens[self.at]
        if kind == "number":
            self.at += 1
            return ("constant", value)
        if kind == "word" and value.lower() in aggregates and self.followed_by("("):
            return self.aggregate()
        self.at += 1
        return ("measure", value)

    def aggregate(self):
        name = self.next()[1].lower()
        self.need("(")
        arguments = []
        if self.take("*"):
            name = "count_records"
        else:
            if self.take("distinct"):
                name = "distinct"
            arguments.append(self.row())
            while self.take(","):
                arguments.append(self.row())
        self.need(")")
        where = None
        if self.take("filter"):
            self.need("(")
            self.need("where")
            where = self.row()
            self.need(")")
        return ("aggregate", name, tuple(arguments), where)

    # ---- rows ----

    def row(self):
        tree = self.both()
        while self.take("or"):
            tree = ("or", tree, self.both())
        return tree

    def both(self):
        tree = self.negation()
        while self.take("and"):
            tree = ("and", tree, self.negation())
        return tree

    def negation(self):
        return ("not", self.negation()) if self.take("not") else self.condition()

    def condition(self):
        tree = self.sum()
        if sign := self.take("=", "<>", "!=", "<", "<=", ">", ">="):
            return ("<>" if sign == "!=" else sign, tree, self.sum())
        if self.take("is"):
            negative = self.take("not")
            word = self.need("null", "true", "false")
            test = {"null": ("is null", tree), "true": ("coalesce", (tree, ("value", False))),
                    "false": ("not", ("coalesce", (tree, ("value", True))))}[word]
            return ("not", test) if negative else test
        negative = self.take("not")
        if self.take("in"):
            self.need("(")
            values = [self.sum()]
            while self.take(","):
                values.append(self.sum())
            self.need(")")
            tree = ("in", tree, tuple(values))
        elif self.take("between"):
            low = self.sum()
            self.need("and")
            tree = ("and", (">=", tree, low), ("<=", tree, self.sum()))
        elif self.take("like"):
            pattern = self.next()[1]
            tree = ("like", tree, pattern, self.next()[1] if self.take("escape") else None)
        return ("not", tree) if negative else tree

    def sum(self):
        tree = self.product()
        while sign := self.take("+", "-", "||"):
            tree = (sign, tree, self.product())
        return tree

    def product(self):
        tree = self.sign()
        while self.take("*"):
            tree = ("*", tree, self.sign())
        return tree

    def sign(self):
        return ("negative", self.sign()) if self.take("-") else self.value()

    def value(self):
        if self.take("("):
            tree = self.row()
            self.need(")")
            return tree
        if self.take("case"):
            return self.case()
        kind, value = self.next()
        if kind in ("number", "text"):
            return ("value", value)
        word = value.lower()
        if kind == "word" and word in ("true", "false", "null"):
            return ("value", {"true": True, "false": False, "null": None}[word])
        if kind == "word" and word in ("date", "timestamp") and self.tokens[self.at:self.at + 1] and self.tokens[self.at][0] == "text":
            return ("value", calendar.read_instant(self.next()[1]))
        if kind == "word" and self.take("("):
            return self.call(word)
        return ("column", value)

    def case(self):
        subject = None if self.peek("when") else self.row()
        branches = []
        while self.take("when"):
            condition = self.row()
            self.need("then")
            branches.append((condition if subject is None else ("=", subject, condition), self.row()))
        otherwise = self.row() if self.take("else") else ("value", None)
        self.need("end")
        return ("case", tuple(branches), otherwise)

    def call(self, name):
        if name == "extract":
            part = self.next()[1].lower()
            self.need("from")
            arguments = [("value", part), self.row()]
        else:
            arguments = [self.row()]
        while self.take(","):
            arguments.append(self.row())
        self.need(")")
        return (name, tuple(arguments))


def parse_formula(text):
    parser = Parser(text)
    return parser.done(parser.formula())


def parse_row(text):
    parser = Parser(text)
    return parser.done(parser.row())


# ---- calculation ----

def like(text, pattern, escape):
    wanted, at = "", 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == escape:
            at += 1
            wanted += re.escape(pattern[at])
        else:
            wanted += {"%": ".*", "_": "."}.get(sign, re.escape(sign))
        at += 1
    return re.fullmatch(wanted, text, re.DOTALL) is not None


def _offset(arguments, place):
    return calendar.offset_seconds(arguments[place] if len(arguments) > place else None)


def _ascii(text, change):
    return "".join(change(sign) if sign.isascii() else sign for sign in text)


def _substr(text, start, length=None):
    begin = int(start) - 1 if start > 0 else len(text) + int(start)
    end = len(text) if length is None else begin + int(length)
    return text[max(begin, 0):max(end, 0)]


_functions = {
    "abs": abs,
    "floor_div": lambda x, n: Fraction(x // n),
    "mod": lambda x, n: x % n,
    "greatest": max,
    "least": min,
    "lower": lambda t: _ascii(t, str.lower),
    "upper": lambda t: _ascii(t, str.upper),
    "trim": lambda t, signs=" ": t.strip(signs),
    "ltrim": lambda t, signs=" ": t.lstrip(signs),
    "rtrim": lambda t, signs=" ": t.rstrip(signs),
    "substr": _substr,
    "replace": lambda t, old, new: t.replace(old, new),
    "concat": lambda *texts: "".join(texts),
    "length": lambda t: Fraction(len(t)),
    "strpos": lambda t, part: Fraction(t.find(part) + 1),
    "starts_with": lambda t, part: t.startswith(part),
    "text": lambda x: str(int(x)),
    "date_trunc": lambda *given: calendar.truncated(given[0], given[1], _offset(given, 2)),
    "extract": lambda *given: calendar.part(given[0], given[1], _offset(given, 2)),
}
_operators = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "||": lambda a, b: a + b,
    "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}


def calculate(tree, column):
    """The value of a row expression; `column(name)` has the cells. Null is None, and makes null of what it meets."""
    kind = tree[0]
    if kind == "value":
        return tree[1]
    if kind == "column":
        return column(tree[1])
    if kind in ("and", "or"):
        decides = kind == "or"
        sides = [calculate(side, column) for side in tree[1:]]
        if decides in sides:
            return decides
        return None if None in sides else not decides
    if kind == "case":
        for condition, value in tree[1]:
            if calculate(condition, column) is True:
                return calculate(value, column)
        return calculate(tree[2], column)
    if kind == "coalesce":
        return next((value for value in (calculate(each, column) for each in tree[1]) if value is not None), None)
    if kind == "is null":
        return calculate(tree[1], column) is None
    if kind == "nullif":
        value, other = (calculate(each, column) for each in tree[1])
        return None if value == other else value
    first = calculate(tree[1], column) if kind in ("not", "negative", "in", "like") else None
    if kind in ("not", "negative", "in", "like"):
        if first is None:
            return None
        if kind == "not":
            return not first
        if kind == "negative":
            return -first
        if kind == "in":
            return first in [calculate(each, column) for each in tree[2]]
        return like(first, tree[2], tree[3])
    arguments = [calculate(each, column) for each in (tree[1] if kind in _functions else tree[1:])]
    if None in arguments:
        return None
    return (_functions.get(kind) or _operators[kind])(*arguments)


def decimals(tree, of_column):
    """Digits after the point with which states keep the values of an expression."""
    kind = tree[0]
    if kind == "value":
        value = tree[1]
        return decimal_digits(value) if isinstance(value, Fraction) else 0
    if kind == "column":
        return of_column(tree[1])
    if kind == "*":
        return sum(decimals(side, of_column) for side in tree[1:])
    if kind == "case":
        return max(decimals(value, of_column) for value in [each[1] for each in tree[1]] + [tree[2]])
    if kind in ("+", "-"):
        return max(decimals(side, of_column) for side in tree[1:])
    if kind == "negative":
        return decimals(tree[1], of_column)
    if kind in ("coalesce", "greatest", "least", "mod"):
        return max(decimals(each, of_column) for each in tree[1])
    if kind in ("abs", "nullif"):
        return decimals(tree[1][0], of_column)
    return 0
