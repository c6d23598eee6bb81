package jp.kagiban.operator;

import java.nio.file.Path;
import java.util.List;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.storage.DatabaseAddress;
import jp.kagiban.storage.MySqlAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The only database that a drill may open.
 *
 * @param data the folder of its H2 file
 * @param schema the MySQL schema that is drilled instead, or null
 */
record DrillDatabase(Path data, @Nullable String schema) {

    private static final String URL = "spring.datasource.url";

    /** Settings of the pool and of Flyway that could name another address than {@link #URL}. */
    private static final List<String> OTHER_ADDRESSES = List.of(
            "spring.datasource.hikari.jdbc-url",
            "spring.datasource.hikari.data-source-class-name",
            "spring.datasource.hikari.data-source-jndi",
            "spring.datasource.jndi-name",
            "spring.flyway.url");

    /**
     * Checks the effective settings, from whatever source, before anything connects or migrates.
     *
     * @throws StartRefused if the settings lead to another database, or a node runs with the schema
     */
    void check(Environment settings) {
        OTHER_ADDRESSES.stream().filter(settings::containsProperty).findFirst().ifPresent(setting -> {
            throw elsewhere(setting);
        });
        String url = settings.getProperty(URL, "");
        if (schema == null) {
            if (!url.equals(DatabaseAddress.file(data))) {
                throw elsewhere(URL);
            }
            return;
        }
        if (!MySqlAddress.leadsTo(url, schema)) {
            throw elsewhere(URL);
        }
        refuseRunningNodes(JdbcClient.create(new DriverManagerDataSource(
                url,
                settings.getProperty("spring.datasource.username", ""),
                settings.getProperty("spring.datasource.password", ""))));
    }

    private static StartRefused elsewhere(String setting) {
        return new StartRefused(
                "The setting " + setting + " leads to another database than the drill's.",
                "Unset it for the drill, in the environment, in files and in the options of Java.");
    }

    /** Refuses a schema with which a node runs. A dump of an earlier version may have no table of nodes. */
    private void refuseRunningNodes(JdbcClient db) {
        boolean hasNodes = db.sql("SELECT COUNT(*) FROM information_schema.tables"
                                + " WHERE table_schema = ? AND table_name = 'vault_node'")
                        .param(schema)
                        .query(Integer.class)
                        .single()
                > 0;
        if (hasNodes
                && db.sql("SELECT COUNT(*) FROM vault_node WHERE seen_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE")
                                .query(Integer.class)
                                .single()
                        > 0) {
            throw new StartRefused(
                    "A portal runs with this schema, or ran within the last minute.",
                    "Stop it, or wait a minute if the dump is as new as that.");
        }
    }
}
