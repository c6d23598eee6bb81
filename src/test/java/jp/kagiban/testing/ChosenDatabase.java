package jp.kagiban.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a context at a database of its own: H2 in memory, or a real MySQL where {@code test.database} says so. */
public class ChosenDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "t" + Integer.toHexString(System.identityHashCode(context));
        TestPropertyValues.of("spring.datasource.url=jdbc:h2:mem:" + name + ";MODE=MySQL;DB_CLOSE_DELAY=-1")
                .applyTo(context);
    }
}
