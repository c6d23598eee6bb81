package jp.kagiban.testing;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people, machines and attackers put into fields: 1,000 strings, the same each time. */
public final class OddStrings {

    private static final int MANY = 1000;
    private static final long SEED = 20261125;

    private static final List<String> PIECES = List.of(
            "店",
            "é",
            "e\u0301",
            "👩\u200d👩\u200d👧",
            "𠮷",
            "\u202e",
            "\u200f",
            "\u2066",
            "\ufeff",
            "\u0000",
            "\u0007",
            "\t",
            "\n",
            "\r\n",
            "\u0085",
            "\u2028",
            "\ud83d",
            "\ude00",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "'; DROP TABLE member; --",
            "\" OR \"\"=\"",
            "%00",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "{0}",
            "%s%n",
            "=1+1",
            "@SUM(A1)",
            "\\",
            "/",
            "?a=b#c",
            " ",
            "\u3000",
            "\u00a0",
            "-",
            "０１２",
            "ｱｲｳ",
            "null",
            "undefined",
            "NaN",
            "\ufffd",
            "\uffff",
            "İ",
            "ß",
            "ﬁ",
            "Ω",
            "١٢٣",
            "ก็็็็็",
            "Z\u0351\u036b\u0343");

    private OddStrings() {}

    /** Mixed of one to eight pieces; every hundredth has 10,000 characters. */
    public static Stream<String> all() {
        Random random = new Random(SEED);
        return Stream.iterate(0, i -> i + 1).limit(MANY).map(i -> i % 100 == 99 ? longest(random) : mixed(random));
    }

    /** Every fourth of them, the long ones among them, for what takes long with each. */
    public static Stream<String> some() {
        List<String> all = all().toList();
        return IntStream.range(0, all.size()).filter(i -> i % 4 == 3).mapToObj(all::get);
    }

    private static String mixed(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(piece(random));
        }
        return text.toString();
    }

    private static String longest(Random random) {
        return piece(random).repeat(10_000).substring(0, 10_000);
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
