/* PartyBranch.exe and partybranch-terminal.exe (TERMINAL): run the CPython beside them on the module
   partybranch with all words of the command line.  Exit codes are the program's own; 2 when files are
   missing. */
#include "start.h"
#include <stdio.h>

typedef int (*PyMain)(int, wchar_t **);

/* A library of that name in the folder a document was opened from must never be taken. */
static PyMain interpreter(const wchar_t *folder) {
    SetDllDirectoryW(L"");
    HMODULE python = LoadLibraryExW(inside(folder, L"python313.dll"), NULL,
                                    LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    return python ? (PyMain)(void (*)(void))GetProcAddress(python, "Py_Main") : NULL;
}

#ifndef TERMINAL
/* Without a console an error would be a double click after which nothing happens. */
static void say_it_ended(int code) {
    static wchar_t sentence[400];
    HANDLE errors = GetStdHandle(STD_ERROR_HANDLE);
    if (errors && errors != INVALID_HANDLE_VALUE)
        return;
    _snwprintf(sentence, 399,
               L"支部纪实没有正常结束（代码 %d）。已保存的数据不受影响。\n\n"
               L"请重新打开一次。仍然这样，请把这段话拍下来发给技术支持："
               L"在命令行里运行程序文件夹里的 partybranch-terminal.exe，可以看到原因。",
               code);
    show(sentence);
}
#endif

int wmain(int count, wchar_t **words) {
    wchar_t *folder = own_folder();
    PyMain python = folder ? interpreter(folder) : NULL;
    if (!python) {
        show(L"程序文件不完整（缺少 python313.dll 或它打不开），支部纪实无法打开。\n\n"
             L"请重新运行安装程序（U盘便携版请重新解压）。如果杀毒软件隔离了文件，请先恢复并把程序文件夹加入信任区。\n"
             L"您的数据不在程序文件夹里，不受影响。");
        return 2;
    }
    wchar_t **given = calloc((size_t)count + 3, sizeof *given);
    if (!given)
        return 2;
    given[0] = words[0];
    given[1] = L"-m";
    given[2] = L"partybranch";
    for (int each = 1; each < count; each++)
        given[each + 2] = words[each];
    int code = python(count + 2, given);
#ifndef TERMINAL
    if (code)
        say_it_ended(code);
#endif
    return code;
}

#ifndef TERMINAL
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int how) {
    (void)self, (void)before, (void)line, (void)how;
    return wmain(__argc, __wargv);
}
#endif
