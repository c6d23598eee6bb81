package jp.kagiban.shop.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import jp.kagiban.shop.bulk.PastedTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTableTest {

    private static List<List<String>> cells(String pasted) {
        return PastedTable.rows(pasted).stream().map(Row::cells).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ",", ";"})
    void cellsStandBetweenTheseSigns(String between) {
        assertThat(cells("本店" + between + "honten\r\n2号店" + between + "nigou"))
                .containsExactly(List.of("本店", "honten"), List.of("2号店", "nigou"));
    }

    @Test
    void betweenTabsACommaBelongsToItsCell() {
        assertThat(cells("本店, 東京\thonten")).containsExactly(List.of("本店, 東京", "honten"));
    }

    @Test
    void quotesHoldCommasQuotesAndLineBreaks() {
        assertThat(cells("\"本店, \"\"東京\"\"\r\n駅前\",honten")).containsExactly(List.of("本店, \"東京\"駅前", "honten"));
    }

    @Test
    void aByteOrderMarkAndOtherUnseenSignsAreGone() {
        assertThat(cells("\uFEFF本店\u200B,honten\u00AD")).containsExactly(List.of("本店", "honten"));
    }

    @Test
    void lettersOfANameKeepTheirWidth() {
        assertThat(cells("ＡＢＣ商店　,honten")).containsExactly(List.of("ＡＢＣ商店", "honten"));
    }

    @Test
    void emptyRowsArePassedOverAndLinesCounted() {
        assertThat(PastedTable.rows("\n本店,a\n,\n\"二\n号店\",b\n三号店,c\n"))
                .extracting(Row::line)
                .containsExactly(2, 4, 6);
    }

    @Test
    void aQuoteThatIsNeverClosedSwallowsNothing() {
        assertThat(cells("\"本店,a\n2号店,b")).containsExactly(List.of("\"本店", "a"), List.of("2号店", "b"));
    }

    @Test
    void aFileInShiftJisIsReadOnceItIsText() {
        Charset shiftJis = Charset.forName("windows-31j");
        String file = new String("①号店,honten\r\n".getBytes(shiftJis), shiftJis);
        assertThat(cells(file)).containsExactly(List.of("①号店", "honten"));
    }

    @Test
    void aRowThatIsTooShortHasEmptyCells() {
        assertThat(PastedTable.rows("本店").getFirst().cell(3)).isEmpty();
    }

    @Test
    void whatWasReadIsNoWordOfALog() {
        assertThat(PastedTable.rows("SL123456_secret").toString()).doesNotContain("secret");
    }
}
