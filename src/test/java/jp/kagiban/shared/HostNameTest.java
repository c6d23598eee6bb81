package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class HostNameTest {

    @Test
    void theEnvironmentNamesAContainerOrAPod() {
        assertThat(HostName.of("kagiban-7d9f-x2x", () -> "vm")).isEqualTo("kagiban-7d9f-x2x");
    }

    @Test
    void withoutAnEnvironmentTheNetworkNamesTheMachine() {
        assertThat(HostName.of(null, () -> "web-1.example.jp")).isEqualTo("web-1.example.jp");
        assertThat(HostName.of(" ", () -> "web-1")).isEqualTo("web-1");
    }

    @Test
    void aMachineWhoseNameIsNotFoundHasOneAllTheSame() {
        assertThat(HostName.of("", () -> {
                    throw new UnknownHostException("vm: vm: Name or service not known");
                }))
                .isEqualTo("unnamed");
        assertThat(HostName.of(null, () -> "")).isEqualTo("unnamed");
    }

    @Test
    void itIsShortAndOfPlainLetters() {
        assertThat(HostName.of("a b\n<c>" + "d".repeat(100), () -> "")).isEqualTo("a-b--c-" + "d".repeat(57));
    }
}
