package jp.kagiban.shop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.kagiban.testing.AsThePortal;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test on a database with an RMS and a vault that tests write the script for. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@ExtendWith(AsThePortal.class)
@SpringBootTest
@Import({TestPortal.class, ShopFakes.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
public @interface ShopTest {}
