package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                " ",
                "two words",
                "a=b",
                "\"quoted\"",
                "'quoted'",
                "`",
                "<b>",
                "a>b",
                "&amp;",
                "\t",
                "あと1日",
                "shops/01a2/renew",
                "ends/with/",
                "x onclick=alert(1)"
            })
    void whatStandsInItIsReadAsItWasWritten(String value) {
        Element drawn = new Element("p").attr("data-told", value).text(value);
        Element read = Jsoup.parseBodyFragment(Drawing.markup(drawn)).body().child(0);
        assertThat(read.attributes()).isEqualTo(drawn.attributes());
        assertThat(read.wholeText()).isEqualTo(value);
    }

    @Test
    void aValueThatNeedsNoQuotesHasNone() {
        Element link = new Element("a").attr("href", "shops/1").attr("aria-label", "本店");
        assertThat(Drawing.markup(link.text("本店"))).isEqualTo("<a href=shops/1 aria-label=\"本店\">本店</a>");
    }

    @Test
    void theSlashOfAnEmptyElementIsNoPartOfAValue() {
        Element drawn = new Element("p").append("<svg><rect width='1'/></svg><br title='x'>");
        assertThat(Drawing.markup(drawn)).isEqualTo("<p><svg><rect width=1 /></svg><br title=x /></p>");
    }
}
