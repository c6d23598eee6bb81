package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import jp.kagiban.mall.OrderStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ViewPackages(classes = {})
class OrderStatesTest extends BrowserlessTest {

    @ParameterizedTest
    @EnumSource
    void eachStateHasItsEnglish(OrderStatus status) {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        assertThat(new OrderWords(UI.getCurrent()).state(status)).matches("[A-Z][A-Za-z ]+");
    }
}
