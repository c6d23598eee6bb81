package jp.kagiban.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a context at a database of its own: H2 in memory, or a real MySQL where {@code test.database} says so. */
public class ChosenDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "t" + NUMBER.incrementAndGet();
        if (System.getProperty("test.database", "h2").equals("mysql")) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + MySqlServer.url(name),
                            "spring.datasource.username=root",
                            "spring.datasource.password=")
                    .applyTo(context);
        } else {
            TestPropertyValues.of("spring.datasource.url=jdbc:h2:mem:" + name + ";MODE=MySQL;DB_CLOSE_DELAY=-1")
                    .applyTo(context);
        }
    }
}
