package jp.kagiban.order;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.TestPortal;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test in the whole application: RMS takes every key, and tells the orders of a script. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@Import({TestPortal.class, OrderFakes.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
public @interface OrderPortalTest {}
