package jp.kagiban.order.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.kagiban.login.TestLogin;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.TestClock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A browserless test of a screen of orders: RMS takes every key, and tells the orders of a script. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@Import({TestClock.class, Merchants.class, TestLogin.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
@interface OrderScreenTest {}
