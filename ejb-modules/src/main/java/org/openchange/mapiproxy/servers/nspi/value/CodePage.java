/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers.nspi.value;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A code page of Windows, in which a client wants its 8-bit strings. On the wire each character of an 8-bit string stands for one byte, as
 * {@link org.openchange.mapiproxy.wire.WireReader#readString8} has it.
 */
public final class CodePage {
    /** [MS-OXNSPI] 2.2.1.5 CP_TELETEX. */
    public static final long TELETEX = 20261;

    /** [MS-OXNSPI] 2.2.1.5 CP_WINUNICODE: no 8-bit strings. */
    public static final long WINUNICODE = 1200;

    private static final long ACTIVE = 0;

    /** Numbers of code pages, and after each colon Java's name for the same. Those that lack in this Java are left off. */
    private static final String KNOWN =
            "37:IBM037 437:IBM437 500:IBM500 708:ISO-8859-6 737:x-IBM737 775:IBM775 850:IBM850 852:IBM852"
                    + " 855:IBM855 857:IBM857 858:IBM00858 860:IBM860 861:IBM861 862:IBM862 863:IBM863 864:IBM864 865:IBM865 866:IBM866"
                    + " 869:IBM869 870:IBM870 874:x-windows-874 932:windows-31j 936:GBK 949:x-windows-949 950:x-windows-950 1026:IBM1026"
                    + " 1047:IBM1047 1140:IBM01140 1141:IBM01141 1142:IBM01142 1143:IBM01143 1144:IBM01144 1145:IBM01145 1146:IBM01146"
                    + " 1147:IBM01147 1148:IBM01148 1149:IBM01149 1250:windows-1250 1251:windows-1251 1252:windows-1252 1253:windows-1253"
                    + " 1254:windows-1254 1255:windows-1255 1256:windows-1256 1257:windows-1257 1258:windows-1258 1361:x-Johab"
                    + " 10000:x-MacRoman 10004:x-MacArabic 10005:x-MacHebrew 10006:x-MacGreek 10007:x-MacCyrillic 10010:x-MacRomania"
                    + " 10017:x-MacUkraine 10021:x-MacThai 10029:x-MacCentralEurope 10079:x-MacIceland 10081:x-MacTurkish"
                    + " 10082:x-MacCroatian 20127:US-ASCII 20273:IBM273 20277:IBM277 20278:IBM278 20280:IBM280 20284:IBM284 20285:IBM285"
                    + " 20290:IBM290 20297:IBM297 20420:IBM420 20424:IBM424 20838:IBM-Thai 20866:KOI8-R 20871:IBM871 20932:EUC-JP"
                    + " 20936:GB2312 21866:KOI8-U 28591:ISO-8859-1 28592:ISO-8859-2 28593:ISO-8859-3 28594:ISO-8859-4 28595:ISO-8859-5"
                    + " 28596:ISO-8859-6 28597:ISO-8859-7 28598:ISO-8859-8 28599:ISO-8859-9 28603:ISO-8859-13 28605:ISO-8859-15"
                    + " 38598:ISO-8859-8 50220:ISO-2022-JP 50221:ISO-2022-JP 50222:ISO-2022-JP 50225:ISO-2022-KR 51932:EUC-JP 51936:GB2312"
                    + " 51949:EUC-KR 54936:GB18030 65001:UTF-8";

    private static final Map<Long, CodePage> BY_NUMBER = new HashMap<>();

    static {
        for (String pair : KNOWN.split(" ")) {
            int colon = pair.indexOf(':');
            String charset = pair.substring(colon + 1);
            if (Charset.isSupported(charset)) {
                add(Long.parseLong(pair.substring(0, colon)), Charset.forName(charset));
            }
        }
        add(TELETEX, null);
        // CP_ACP, the code page of the machine: clients that leave the field at 0 were written for Windows in the west.
        BY_NUMBER.put(ACTIVE, BY_NUMBER.get(1252L));
    }

    private final long number;
    private final Charset charset;

    private CodePage(long number, Charset charset) {
        this.number = number;
        this.charset = charset;
    }

    private static void add(long number, Charset charset) {
        BY_NUMBER.put(number, new CodePage(number, charset));
    }

    /** Empty for a number that is not known, and for {@link #WINUNICODE}, which has no 8-bit strings. */
    public static Optional<CodePage> numbered(long number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /**
     * The code page of a position.
     *
     * @throws NspiException {@code InvalidCodepage} for one that is not known, CP_WINUNICODE among them
     */
    public static CodePage required(long number) throws NspiException {
        CodePage known = BY_NUMBER.get(number);
        if (known == null) {
            throw new NspiException(ReturnCode.INVALID_CODEPAGE, "code page " + number);
        }
        return known;
    }

    public long number() {
        return number;
    }

    /** The 8-bit form; a question mark stands for what the code page does not have. A NUL would end the string, so it does. */
    public String encode(String text) {
        int end = text.indexOf('\0');
        String whole = end < 0 ? text : text.substring(0, end);
        byte[] bytes = charset == null ? Teletex.encode(whole) : whole.getBytes(charset);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The Unicode form of an 8-bit string. */
    public String decode(String string8) {
        byte[] bytes = string8.getBytes(StandardCharsets.ISO_8859_1);
        return charset == null ? Teletex.decode(bytes) : new String(bytes, charset);
    }

    /** All numbers, in ascending order. */
    public static long[] numbers() {
        long[] numbers = BY_NUMBER.keySet().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(numbers);
        return numbers;
    }

    @Override
    public String toString() {
        return "code page " + number;
    }
}
