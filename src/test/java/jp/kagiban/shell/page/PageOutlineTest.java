package jp.kagiban.shell.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageOutlineTest {

    @Test
    void loadingAnewStaysOnThePageThatWasAskedFor() {
        assertThat(PageOutline.address("/orders", "x=1")).isEqualTo("./orders?x=1");
        assertThat(PageOutline.address("/shops/new", null)).isEqualTo("./shops/new");
    }

    @Test
    void homeIsLoadedAnewToo() {
        assertThat(PageOutline.address("/", "rows=all")).isEqualTo("./?rows=all");
        assertThat(PageOutline.address(null, null)).isEqualTo("./");
    }

    @Test
    void noPathBecomesAnAddressElsewhere() {
        assertThat(PageOutline.address("//example.jp", null)).isEqualTo("./example.jp");
        assertThat(PageOutline.address("/javascript:alert(1)", null)).startsWith("./");
        assertThat(PageOutline.address("/受注?", null)).isEqualTo("./%E5%8F%97%E6%B3%A8%3F");
    }
}
