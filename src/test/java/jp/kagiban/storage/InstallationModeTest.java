package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import jp.kagiban.shared.Settings;
import jp.kagiban.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class InstallationModeTest {

    @Autowired
    JdbcClient db;

    @Autowired
    Settings settings;

    @Autowired
    Clock clock;

    @Test
    void whoeverMarksSecondTakesTheMarkOfTheFirst() {
        InstallationMode second = new InstallationMode(db, settings, clock);
        assertThat(settings.sandbox()).isFalse();
        assertThat(second.mark("SANDBOX")).isEqualTo("LIVE");
        assertThat(second.mark("LIVE")).isEqualTo("LIVE");
    }
}
