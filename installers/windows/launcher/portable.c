/* 支部纪实.exe of the portable folder: opens program\PartyBranch.exe, handing on its command line. */
#include "start.h"

static int is_file(const wchar_t *path) {
    DWORD kind = GetFileAttributesW(path);
    return kind != INVALID_FILE_ATTRIBUTES && !(kind & FILE_ATTRIBUTE_DIRECTORY);
}

/* What follows the first word of the command line, quotes as they were typed. */
static const wchar_t *after_own_name(const wchar_t *line) {
    int quoted = 0;
    for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++)
        if (*line == L'"')
            quoted = !quoted;
    return line;
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line_shown, int how) {
    (void)self, (void)before, (void)line_shown, (void)how;
    wchar_t *folder = own_folder();
    wchar_t *program = folder ? inside(folder, L"program\\PartyBranch.exe") : NULL;
    if (!program || !is_file(program)) {
        show(L"没有找到 program 文件夹里的程序，支部纪实无法打开。\n\n"
             L"如果是在压缩包里直接双击的，请先把压缩包“全部解压”到U盘，再打开解压出来的 支部纪实.exe。\n"
             L"如果是从别处复制来的，请把“支部纪实”整个文件夹一起复制。");
        return 2;
    }
    const wchar_t *rest = after_own_name(GetCommandLineW());
    size_t room = wcslen(program) + wcslen(rest) + 3;
    wchar_t *line = calloc(room, sizeof *line);
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION begun;
    if (!line)
        return 2;
    _snwprintf(line, room, L"\"%ls\"%ls", program, rest);
    if (!CreateProcessW(program, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &begun)) {
        show(L"Windows 不允许打开 program 文件夹里的 PartyBranch.exe。\n\n"
             L"请查看杀毒软件的拦截记录，把“支部纪实”文件夹加入信任区后再试。");
        return 2;
    }
    CloseHandle(begun.hThread);
    CloseHandle(begun.hProcess);
    return 0;
}
