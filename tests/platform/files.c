/* SPDX-License-Identifier: Apache-2.0
 *
 * Files by paths of UTF-8. Windows takes those as UTF-16 only; elsewhere they are bytes.
 */
#include "answers.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { longest_path = 1024 };

#ifdef _WIN32

#include <direct.h>
#include <fcntl.h>
#include <io.h>
#include <wchar.h>
#include <windows.h>

static void to_wide(const char* path, wchar_t wide[longest_path]) {
  expect(MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, wide, longest_path) > 0,
         "a path is no UTF-8, or too long");
}

static FILE* open_file(const char* path, const char* mode) {
  wchar_t wide_path[longest_path], wide_mode[longest_path];
  to_wide(path, wide_path);
  to_wide(mode, wide_mode);
  return _wfopen(wide_path, wide_mode);
}

static int folder_is_made(const char* path) {
  wchar_t wide_path[longest_path];
  to_wide(path, wide_path);
  return _wmkdir(wide_path) == 0;
}

void remove_file(const char* path) {
  wchar_t wide_path[longest_path];
  to_wide(path, wide_path);
  expect(_wremove(wide_path) == 0, "a file could not be removed");
}

void remove_folder(const char* path) {
  wchar_t wide_path[longest_path];
  to_wide(path, wide_path);
  expect(_wrmdir(wide_path) == 0, "a folder could not be removed");
}

void print_plain_lines(void) {
  expect(_setmode(_fileno(stdout), _O_BINARY) != -1, "standard output has no binary mode");
}

#else

#include <sys/stat.h>
#include <unistd.h>

static FILE* open_file(const char* path, const char* mode) { return fopen(path, mode); }
static int folder_is_made(const char* path) { return mkdir(path, 0777) == 0; }
void remove_file(const char* path) { expect(remove(path) == 0, "a file could not be removed"); }
void remove_folder(const char* path) { expect(rmdir(path) == 0, "a folder could not be removed"); }
void print_plain_lines(void) {}

#endif

void make_folder(const char* path) {
  expect(folder_is_made(path) || errno == EEXIST, "a folder could not be made");
}

static FILE* must_open(const char* path, const char* mode) {
  FILE* const file = open_file(path, mode);
  if (file == NULL) {
    fprintf(stderr, "answers_c: %s: %s\n", path, strerror(errno));
    exit(2);
  }
  return file;
}

struct content read_file(const char* folder, const char* path) {
  char whole[longest_path];
  const int length = snprintf(whole, sizeof whole, "%s/%s", folder, path);
  expect(length > 0 && (size_t)length < sizeof whole, "a path is too long");
  FILE* const file = must_open(whole, "rb");
  struct content content = {NULL, 0};
  size_t capacity = 0;
  for (;;) {
    if (content.size + 1 >= capacity) {
      capacity = 2 * capacity + 4096;
      content.bytes = realloc(content.bytes, capacity);
      expect(content.bytes != NULL, "out of memory");
    }
    const size_t read = fread(content.bytes + content.size, 1, capacity - content.size - 1, file);
    if (read == 0) break;
    content.size += read;
  }
  expect(ferror(file) == 0, "a file could not be read");
  fclose(file);
  content.bytes[content.size] = 0;
  return content;
}

void write_file(const char* path, const char* text) {
  FILE* const file = must_open(path, "wb");
  const size_t size = strlen(text);
  expect(fwrite(text, 1, size, file) == size && fclose(file) == 0, "a file could not be written");
}
