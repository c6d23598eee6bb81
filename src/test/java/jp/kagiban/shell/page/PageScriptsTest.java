package jp.kagiban.shell.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageScriptsTest {

    @Test
    void theAddressChangesWithTheText() {
        String before = PageScripts.address("js/one.js", "1".getBytes(UTF_8));
        assertThat(before).matches("js/one\\.js\\?v-c=[0-9a-f]+");
        assertThat(PageScripts.address("js/one.js", "1".getBytes(UTF_8))).isEqualTo(before);
        assertThat(PageScripts.address("js/one.js", "2".getBytes(UTF_8))).isNotEqualTo(before);
    }

    @Test
    void aScriptThatIsNotThereIsNoticedAtTheStart() {
        assertThatThrownBy(() -> PageScripts.textOf("js/none.js")).hasMessageContaining("js/none.js");
    }
}
