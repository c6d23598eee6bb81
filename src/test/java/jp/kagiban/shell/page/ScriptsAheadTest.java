package jp.kagiban.shell.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptsAheadTest {

    @Test
    void whatEveryPageNeedsIsFoundInTheFirstScript() {
        assertThat(ScriptsAhead.namedIn("d=[\"./generated-flow-imports-t4nGUjc-.js\",\"./style-props-BRR9WZfk.js\"];"
                        + "import(`./FlowClient-XDkeHcOw.js`),import(`./FlowClient-XDkeHcOw.js`)"))
                .containsExactly(
                        "generated-flow-imports-t4nGUjc-.js", "style-props-BRR9WZfk.js", "FlowClient-XDkeHcOw.js");
    }
}
