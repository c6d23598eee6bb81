package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstPaintTest {

    @Test
    void loadingAnewStaysOnThePageThatWasAskedFor() {
        assertThat(FirstPaint.address("/orders", "x=1")).isEqualTo("./orders?x=1");
        assertThat(FirstPaint.address("/shops/new", null)).isEqualTo("./shops/new");
    }

    @Test
    void homeIsLoadedAnewToo() {
        assertThat(FirstPaint.address("/", "rows=all")).isEqualTo("./?rows=all");
        assertThat(FirstPaint.address(null, null)).isEqualTo("./");
    }

    @Test
    void noPathBecomesAnAddressElsewhere() {
        assertThat(FirstPaint.address("//example.jp", null)).isEqualTo("./example.jp");
        assertThat(FirstPaint.address("/javascript:alert(1)", null)).startsWith("./");
        assertThat(FirstPaint.address("/受注?", null)).isEqualTo("./%E5%8F%97%E6%B3%A8%3F");
    }
}
