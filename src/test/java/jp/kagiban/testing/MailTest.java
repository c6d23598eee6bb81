package jp.kagiban.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A {@link DatabaseTest} whose mails leave over SMTP to {@link PostOffice}, when the test runs its jobs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest
@Import(TestPortal.class)
@ContextConfiguration(initializers = {ChosenDatabase.class, PostOffice.class})
public @interface MailTest {}
