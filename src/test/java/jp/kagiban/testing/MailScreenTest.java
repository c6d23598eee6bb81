package jp.kagiban.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A {@link ScreenTest} whose mails leave over SMTP to {@link PostOffice}. New members are asked to agree to terms. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("screen")
@SpringBootTest(
        properties = {"kagiban.terms-url=https://example.jp/terms", "kagiban.privacy-url=https://example.jp/privacy"})
@Import({TestPortal.class, ScriptedRms.class})
@ContextConfiguration(initializers = {ChosenDatabase.class, PostOffice.class})
public @interface MailScreenTest {}
