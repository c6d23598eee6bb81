package jp.kagiban.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kagiban.shared.MailSettings;
import jp.kagiban.shared.MailSettings.Tls;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenMailLineTest {

    @ParameterizedTest
    @CsvSource({
        "mail.example.jp, OFF, true",
        "mail.example.jp, STARTTLS, false",
        "mail.example.jp, TLS, false",
        "127.0.0.1, OFF, false",
        ", OFF, false"
    })
    void itIsWarnedOfWhereMailsLeaveThisMachineInClear(String host, Tls tls, boolean open) {
        assertThat(MailConfiguration.isOpen(new MailSettings(host, 25, null, null, "a@example.jp", tls)))
                .isEqualTo(open);
    }
}
