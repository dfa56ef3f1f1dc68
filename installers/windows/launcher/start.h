/* What every starter of 支部纪实 shares: where it lies, and one sentence when something is missing. */
#ifndef START_H
#define START_H

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define PATH_ROOM 32768 /* the longest path of Windows, with its closing zero */

/* The folder of this .exe, without the last backslash; NULL when Windows will not say. */
static wchar_t *own_folder(void) {
    static wchar_t folder[PATH_ROOM];
    DWORD length = GetModuleFileNameW(NULL, folder, PATH_ROOM);
    wchar_t *last = length && length < PATH_ROOM ? wcsrchr(folder, L'\\') : NULL;
    if (!last)
        return NULL;
    *last = 0;
    return folder;
}

/* "folder\name" in new room. */
static wchar_t *inside(const wchar_t *folder, const wchar_t *name) {
    size_t room = wcslen(folder) + wcslen(name) + 2;
    wchar_t *path = calloc(room, sizeof *path);
    if (!path)
        exit(2);
    wcscpy(path, folder);
    wcscat(path, L"\\");
    return wcscat(path, name);
}

static void show(const wchar_t *sentence) {
    MessageBoxW(NULL, sentence, L"支部纪实", MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
}

#endif
