/* A program without a console has nowhere to say why it did not open: its errors go into a file, and the
   end of that file into a box. */
#ifndef SPEECHLESS_H
#define SPEECHLESS_H

#include <fcntl.h>
#include <stdio.h>

#define LAST_WORDS 1200 /* of the errors, in bytes: what fits into a box */

typedef int (*OpenHandle)(intptr_t, int);
typedef int (*Duplicate)(int, int);

/* A file that vanishes with the process, or NULL. */
static HANDLE ear(void) {
    wchar_t folder[MAX_PATH + 1], path[MAX_PATH + 1];
    if (!GetTempPathW(MAX_PATH + 1, folder) || !GetTempFileNameW(folder, L"zbj", 0, path))
        return NULL;
    HANDLE file = CreateFileW(path, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                              NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, NULL);
    return file == INVALID_HANDLE_VALUE ? NULL : file;
}

/* CPython writes through the C library of Windows 10, which is not the one this starter is built with. */
static void turn_errors_to(HANDLE file) {
    HMODULE library = GetModuleHandleW(L"ucrtbase.dll");
    if (!library)
        return;
    OpenHandle open_handle = (OpenHandle)(void (*)(void))GetProcAddress(library, "_open_osfhandle");
    Duplicate duplicate = (Duplicate)(void (*)(void))GetProcAddress(library, "_dup2");
    if (open_handle && duplicate)
        duplicate(open_handle((intptr_t)file, _O_WRONLY | _O_BINARY), 2);
}

static void repeat(HANDLE file, int code) {
    static char said[LAST_WORDS + 1];
    static wchar_t words[LAST_WORDS + 1], sentence[LAST_WORDS + 400];
    LARGE_INTEGER size, from = {0};
    DWORD read = 0;
    if (file && GetFileSizeEx(file, &size)) {
        from.QuadPart = size.QuadPart > LAST_WORDS ? size.QuadPart - LAST_WORDS : 0;
        SetFilePointerEx(file, from, NULL, FILE_BEGIN);
        ReadFile(file, said, LAST_WORDS, &read, NULL);
    }
    said[read] = 0;
    MultiByteToWideChar(CP_UTF8, 0, said, -1, words, LAST_WORDS + 1);
    _snwprintf(sentence, LAST_WORDS + 399,
               L"支部纪实没有正常结束（代码 %d）。已保存的数据不受影响。\n"
               L"请重新打开一次；仍然这样，请把下面的文字（按 Ctrl+C 可以复制）发给技术支持。\n\n%ls",
               code, words);
    show(sentence);
}

/* Run the program; when it fails, say in a box what it wrote as its errors. */
static int heard(int (*python)(int, wchar_t **), int count, wchar_t **words) {
    HANDLE told = GetStdHandle(STD_ERROR_HANDLE);
    int has_listener = told && told != INVALID_HANDLE_VALUE;
    HANDLE file = has_listener ? NULL : ear();
    if (file)
        turn_errors_to(file);
    int code = python(count, words);
    if (code && !has_listener)
        repeat(file, code);
    return code;
}

#endif
