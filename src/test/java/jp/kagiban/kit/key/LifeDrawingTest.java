package jp.kagiban.kit.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.kagiban.kit.key.LifeBar.Part;
import jp.kagiban.kit.key.LifeBar.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class LifeDrawingTest {

    @Test
    void aRowHasTheMarksOfTheMonthsAndTodaysLineOnTop() {
        Document row = drawn(LifeDrawing.row(List.of()));
        assertThat(row.select("svg > line").eachAttr("x1")).containsExactly("37.76%", "68.37%", "98.98%", "7.14%");
    }

    @Test
    void aPartStandsInItsPlaceAndCutsItsPatternOff() {
        Document row = drawn(LifeDrawing.row(List.of(new Part(Pattern.HATCH, 25, 37.5))));
        assertThat(row.select("svg > svg[data-pattern=hatch]").attr("x")).isEqualTo("25.00%");
        assertThat(row.select("svg > svg").attr("width")).isEqualTo("12.50%");
        assertThat(row.select("svg > svg > line").attr("transform")).isEqualTo("skewX(-45)");
    }

    @Test
    void theAxisNamesToday() {
        Document axis = drawn(LifeDrawing.axis(Lives.TODAY, "今日", Locale.JAPANESE));
        assertThat(axis.select("text").eachText()).containsExactly("12/25", "1/24", "2/23", "今日");
    }

    @Test
    void inEnglishTheAxisNamesTheMonths() {
        Document axis = drawn(LifeDrawing.axis(Lives.TODAY, "today", Locale.ENGLISH));
        assertThat(axis.select("text").eachText()).containsExactly("25 Dec", "24 Jan", "23 Feb", "today");
    }

    @Test
    void eachPatternLooksDifferent() {
        assertThat(Arrays.stream(Pattern.values()).map(LifeDrawing::sample).distinct())
                .hasSize(Pattern.values().length);
    }

    @Test
    void nothingInADrawingIsRefusedByThePolicy() {
        String row = LifeDrawing.row(List.of(new Part(Pattern.CROSS, 0, 50)));
        assertThat(row + LifeDrawing.axis(Lives.TODAY, "今日", Locale.JAPANESE))
                .doesNotContain("style=", "<script", "onclick", "url(")
                .contains("aria-hidden='true'");
    }

    private static Document drawn(String svg) {
        return Jsoup.parse(svg, "", Parser.xmlParser());
    }
}
