/**
 * What the user-agent library misses: naming conventions of device makers and apps.
 *
 * Since Chrome 110 most phones say `Android 10; K`, so these rules matter for older devices, app web views and browsers
 * that still send the model. They are conventions (a maker's series, a part number's letter), never single models.
 */
import type { DeviceClass } from './parse-user-agent.ts';

interface Rule {
  device: DeviceClass;
  pattern: RegExp;
}

/** Said outright, anywhere in the user agent: stronger than any guess from a model. */
export const declarations: Rule[] = [
  // Facebook's and Instagram's app suffix; Yandex's search app on Android tablets.
  { device: 'tablet', pattern: /\bFB(?:MD|DV)\/iPad|\bFBID\/tablet|\/apad\b/i },
  // Office names its platform first: (Mac OS/14.0; Desktop; …), (iOS/17.1; Tablet; …).
  { device: 'tablet', pattern: /^Microsoft Office .*\((?:iOS|Android)\/[^;]*; *Tablet;/ },
  { device: 'mobile', pattern: /^Microsoft Office .*\((?:iOS|Android)\// },
  {
    device: 'desktop',
    pattern: /^Microsoft Office|\bms-office;|; Desktop (?:app|WOW64)?;|^Safari\/\d+[\d.]* CFNetwork\//,
  },
  {
    device: 'tv',
    pattern:
      /\b(?:Smart-?TV|HbbTV|Google ?TV|Apple ?TV|AFT[A-Z]{1,4}|BRAVIA|Large Screen|Roku|CrKey)\b|_STB_|\bTV Stick\b/i,
  },
  { device: 'wearable', pattern: /\bOculusBrowser\b|\bWatch ?OS\b|^Watch\d/i },
];

/** Products whose token the library overlooks or takes for something else. The first that fits names the browser. */
export const browserTokens: { browser: string; pattern: RegExp }[] = [
  { browser: 'Samsung Internet', pattern: /\bSamsungBrowser\// },
  { browser: 'DuckDuckGo', pattern: /\b(?:DuckDuckGo|Ddg)\/\d/ },
  { browser: 'Firefox', pattern: /\bFirefox\/[\d.]+ KAIOS\//i },
  // A model that begins with Q ("Q7T10INP") reads like the Obigo Q browser.
  {
    browser: 'Chrome',
    pattern:
      /; Q\d\w+(?: Build\/[^)]*)?\) AppleWebKit\/537\.36 \(KHTML, like Gecko\) Chrome\/[\d.]+ (?:Mobile )?Safari\/[\d.]+$/,
  },
];

/** Android on a personal computer (Android-x86, Chromebooks running Android apps), by the maker's line. */
const personalComputer =
  /\b(?:Chromebook|EliteBook|ProBook|Pavilion|Compaq|ThinkPad|ThinkCentre|Inspiron|Latitude|OptiPlex|Vostro|XPS ?1\d|Aspire|TravelMate|LIFEBOOK|VivoBook|ZenBook|MacBook\w*|iMac|Satellite|Port[eé]g[eé]|Tecra|VAIO|NUC\d+\w*|Netbook|Notebook|Laptop|2-?in-?1|SFF PC)\b/i;

/** Models that are tablets although the browser says `Mobile`, as those with a SIM slot do. */
const tabletModels: RegExp[] = [
  // "Tab", "Pad", "Tablet" as a word or the end of one: SurfTab, MatePad, "Tab 712", TAB76. Not PadFone.
  /(?:[Tt]ab|[Pp]ad)(?:let)?s?(?![a-z]|Fone)|(?:TAB|PAD)(?:LET)?S?(?![A-Z])/,
  // Screen sizes no phone has, spelled out in inches.
  /\b(?:7\.0|7\.85|8\.9|9\.[67]|10\.[15]|12\.2)\b/,
  /\bKids?\b|[a-z]Kids?$/,
  // Samsung: T, P and X series. Lenovo: TB and Yoga Tablet. LG: V5xx. Sony: SGP. Asus: K00, P0x, ME, TF.
  /\bSM-[TPX]\d{3}/,
  /^(?:Lenovo ?)?(?:TB-?[A-Z]?\d{3}|YT\d?-[A-Z]?\d{3})/,
  /^(?:LG-)?(?:V|VK|UK)[45678]\d{2}$/,
  /^SGP\d{3}|^(?:ASUS ?)?(?:K0[01]\w|P0[0-2]\w|ME\d{3}[A-Z]|TF\d{3})\b/,
  // Huawei and Honor: W is Wi-Fi only; codenames of the MediaPad, MatePad and Honor Pad lines, later ones numbered.
  /^[A-Z]{3,4}\d?-W\d{2}/,
  /^(?:BAH|JDN|KOB|AGS|AGRK?|SHT|CMR|VRD|SCMR?|MRX|BTV|BZ[AKTW]|BG2|CPN|MON|KRJ|DBY|HEY|WGR)\d?K?-/,
  // Xiaomi: P after R in the part number. Oppo and OnePlus: OPD. Realme: RMP. Vivo: PA. Amazon: KF.
  /^\d{4,5}RP[A-Z0-9]{2,}/,
  /^(?:OPD|RMP)\d{4}|^PA\d{4}$|^KF[A-Z]{2,5}\b/,
  // Alcatel and TCL: 8052 and above, 901x to 919x.
  /^(?:80(?:5[2-9]|[6-9]\d)|90[1-4]\d|9[1-4]\d{2})[A-Z]?\d?(?:_\w+)?$/,
  // Digma, Irbis, BQ, Prestigio, teXet, Ritmix, RCA and Insignia put the screen's inches after the series: 7…, 8…, 10….
  /\b[A-Z]{2}(?:7|8|10|12)\d{2,3}(?:MG|PG|PL|ML|AW|RW|EW)\b/,
  /^(?:irbis[ _])?TZ\d{2,3}\b|^BQ[-_ ](?:[789]\d{3}|10\d{2})[A-Z]?|^PMT\d{4}|^(?:teXet )?TM-(?:[789]\d{3}|10\d{2})/i,
  /^(?:RMD|QTAQZ?|RCT|NS-P)[-_]?(?:7[0-9]\d{1,2}|8\d{2,3}|9[67]\d{1,2}|10\d{1,2})[A-Z]{0,3}$/i,
  // Teclast: M, P and T in tens, with a suffix. Nook, Chuwi, Alldocube, Acer Iconia, Dell and HP lines.
  /^[MPT][2-5]0(?:HD|SE|S|[ _]?Pro|[ _]?Plus|_EEA|_ROW)\b/,
  /^BN[TR]V\d{3}|^Hi(?:8|9|10)\b|^iPlay|^[AB][13]-[A-Z]?\d{2}|\bIconia\b|\bVenue (?:7|8|10)\b|\bSlate ?(?:7|8|10)\b/i,
];

/** The device class that an Android model's name implies by a maker's convention; null when it implies none. */
export function classifyModel(model: string): 'tablet' | 'desktop' | null {
  if (personalComputer.test(model)) return 'desktop';
  return tabletModels.some((pattern) => pattern.test(model)) ? 'tablet' : null;
}

const androidModel =
  /Android[ /]?[^;,)]*[;,] *(?:[a-z]{2,3}(?:[-_][A-Za-z]{2,8}){0,2}; *)?(?:HarmonyOS; *)?([^;)]{1,80}?)(?: Build\/|[;)]| AppleWebKit|$)/;

/** The model an Android user agent names, as sent; null when it names none or the frozen `K`. */
export function readAndroidModel(ua: string): string | null {
  const model = androidModel.exec(ua)?.[1]?.trim();
  return model === undefined || model === '' || model === 'K' ? null : model;
}
