package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DatabaseAddressTest {

    @TempDir
    Path folder;

    private String url() {
        return url("");
    }

    private String url(String given) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("kagiban.data-dir", folder.toString())
                .withProperty("kagiban.db.url", given);
        new DatabaseAddress().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("spring.datasource.url", "");
    }

    @Test
    void aCommitIsOnDiskWhenItIsAcknowledged() {
        assertThat(url()).startsWith("jdbc:h2:file:" + folder).contains(";WRITE_DELAY=0;");
    }

    @Test
    void theDatabaseStaysOpenUntilThoseAtWorkHaveEnded() {
        assertThat(url()).contains(";DB_CLOSE_ON_EXIT=FALSE");
    }

    @Test
    void whatAnAddressSaysItselfStays() {
        assertThat(url("jdbc:mysql://db/kagiban?cachePrepStmts=false"))
                .startsWith("jdbc:mysql://db/kagiban?cachePrepStmts=false&connectionTimeZone=UTC&")
                .contains("&useServerPrepStmts=true")
                .doesNotContain("cachePrepStmts=true");
    }
}
