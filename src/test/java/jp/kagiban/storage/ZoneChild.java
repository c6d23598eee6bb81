package jp.kagiban.storage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.TimeZone;
import javax.sql.DataSource;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.Probe.ProbeId;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Stores a day and an instant in a JVM of its own, and prints what lies in the database and what comes back. */
final class ZoneChild {

    private static final Instant SEEN = Instant.parse("2026-03-07T23:30:00.123456Z");
    private static final LocalDate EXPIRES = LocalDate.of(2026, 3, 8);

    private ZoneChild() {}

    /** Bears no stereotype, so that tests of the whole application don't take it for theirs. */
    @EnableJdbcRepositories(basePackageClasses = Probes.class)
    @Import(Converters.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataJdbcRepositoriesAutoConfiguration.class
    })
    static class Parts {}

    public static void main(String[] args) {
        if (args[0].equals("pinned")) {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        }
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(Arrays.copyOfRange(args, 1, args.length))) {
            new ResourceDatabasePopulator(new ClassPathResource("db/test/V202611250000__probe.sql"))
                    .execute(context.getBean(DataSource.class));
            ProbeId id = new ProbeId(TenantId.next(), Ids.next());
            context.getBean(Probes.class).save(new Probe(id, 0, "tokyo", SEEN, EXPIRES));
            Probe read = context.getBean(Probes.class).findById(id).orElseThrow();
            String stored = context.getBean(JdbcClient.class)
                    .sql("SELECT CONCAT(CAST(seen AS CHAR(26)), '/', CAST(expires AS CHAR(10))) FROM probe")
                    .query(String.class)
                    .single();
            IO.println("zone=" + TimeZone.getDefault().getID());
            IO.println("stored=" + stored);
            IO.println("read=" + read.seen() + "/" + read.expires());
        }
    }
}
