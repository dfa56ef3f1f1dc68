/* windows.ui.dll for the try in Wine only: the class Windows.UI.ViewManagement.UISettings, which Wine 8 lacks and
 * without which the window plugin of Qt ends the program. Every Windows 10 has its own; this is never shipped.
 *
 * Qt asks for the class's default interface and for the colours (IUISettings3); nothing else is answered. */
#include <windows.h>
#include <string.h>

typedef struct { BYTE alpha, red, green, blue; } Colour;

static const GUID UNKNOWN = {0x00000000, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID INSPECTABLE = {0xAF86E2E0, 0xB12D, 0x4C6A, {0x9C, 0x5A, 0xD7, 0xAA, 0x65, 0x10, 0x1E, 0x90}};
static const GUID AGILE = {0x94EA2B94, 0xE9CC, 0x49E0, {0xC0, 0xFF, 0xEE, 0x64, 0xCA, 0x8F, 0x5B, 0x90}};
static const GUID FACTORY = {0x00000035, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID SETTINGS = {0x85361600, 0x1C63, 0x4627, {0xBC, 0xB1, 0x3A, 0x89, 0xE0, 0xBC, 0x9C, 0x55}};
static const GUID SETTINGS3 = {0x03021BE4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xF7, 0xD0, 0x6D, 0x7B}};

static HRESULT WINAPI settings_as(void *self, const GUID *wanted, void **found);
static HRESULT WINAPI factory_as(void *self, const GUID *wanted, void **found);

/* Every object here is static, so nobody's reference matters. */
static ULONG WINAPI counted(void *self) { return 1; }
static HRESULT WINAPI unanswered(void *self) { return E_NOTIMPL; }

/* UIColorType: background, foreground, three darker accents, the accent, three lighter ones: Windows' own blue. */
static HRESULT WINAPI colour_of(void *self, int which, Colour *colour)
{
    static const Colour colours[] = {{255, 255, 255, 255}, {255, 0, 0, 0},       {255, 0, 38, 66},
                                     {255, 0, 62, 108},    {255, 0, 90, 158},    {255, 0, 120, 215},
                                     {255, 66, 156, 227},  {255, 118, 185, 237}, {255, 166, 216, 255}};
    *colour = colours[which >= 0 && which < (int)(sizeof colours / sizeof *colours) ? which : 0];
    return S_OK;
}

static HRESULT WINAPI heard(void *self, void *handler, INT64 *token) { *token = 1; return S_OK; }
static HRESULT WINAPI unheard(void *self, INT64 token) { return S_OK; }
static HRESULT WINAPI activated(void *self, void **made);

#define NOTHING (void *)unanswered
#define INSPECT(as) (void *)(as), (void *)counted, (void *)counted, NOTHING, NOTHING, NOTHING
static void *settings_calls[] = {INSPECT(settings_as), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING,
                                 NOTHING,              NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING};
static void *colour_calls[] = {INSPECT(settings_as), (void *)colour_of, (void *)heard, (void *)unheard};
static void *factory_calls[] = {INSPECT(factory_as), (void *)activated};
static void **settings[] = {settings_calls}, **colours[] = {colour_calls}, **factory[] = {factory_calls};

static int same(const GUID *one, const GUID *other) { return memcmp(one, other, sizeof *one) == 0; }

static HRESULT answer(void *object, void **found)
{
    *found = object;
    return object ? S_OK : E_NOINTERFACE;
}

static HRESULT WINAPI settings_as(void *self, const GUID *wanted, void **found)
{
    if (same(wanted, &SETTINGS3)) return answer(colours, found);
    int known = same(wanted, &UNKNOWN) || same(wanted, &INSPECTABLE) || same(wanted, &AGILE) || same(wanted, &SETTINGS);
    return answer(known ? settings : NULL, found);
}

static HRESULT WINAPI factory_as(void *self, const GUID *wanted, void **found)
{
    int known = same(wanted, &UNKNOWN) || same(wanted, &INSPECTABLE) || same(wanted, &AGILE) || same(wanted, &FACTORY);
    return answer(known ? factory : NULL, found);
}

static HRESULT WINAPI activated(void *self, void **made) { return answer(settings, made); }

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(void *name, void **found) { return answer(factory, found); }
__declspec(dllexport) HRESULT WINAPI DllCanUnloadNow(void) { return S_FALSE; }
