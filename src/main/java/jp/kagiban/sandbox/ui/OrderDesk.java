package jp.kagiban.sandbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.sandbox.SandboxOrders;

/** Creates orders of a test shop: so many an hour from now on, or a hundred at once, spread over the last month. */
class OrderDesk extends Div {

    private static final int AT_ONCE = 100;
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final int HIGHEST_RATE = 3600;

    private final SandboxOrders orders;
    private final Clock clock;
    private final IntegerField rate = new IntegerField();
    private String shop = "";

    OrderDesk(SandboxOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
        addClassName("kb-row");
        rate.setLabel(getTranslation("sandbox.orders.rate"));
        rate.setHelperText(getTranslation("sandbox.orders.rate.help"));
        rate.setMin(0);
        rate.setMax(HIGHEST_RATE);
        rate.setStepButtonsVisible(true);
        rate.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(getTranslation("sandbox.orders.rate.help"))
                .setMinErrorMessage(getTranslation("sandbox.orders.rate.help"))
                .setMaxErrorMessage(getTranslation("sandbox.orders.rate.help")));
        rate.addValueChangeListener(change -> {
            Integer chosen = change.getValue();
            if (change.isFromClient() && chosen != null && chosen >= 0 && chosen <= HIGHEST_RATE) {
                orders.setRate(shop, chosen);
                Notification.show(getTranslation("sandbox.orders.rate.set", chosen));
            }
        });
        add(rate, new Button(getTranslation("sandbox.orders.create", AT_ONCE), click -> create()));
    }

    void show(String shopNumber) {
        shop = shopNumber;
        rate.setValue(orders.rate(shopNumber));
    }

    private void create() {
        Instant now = clock.instant();
        orders.create(shop, AT_ONCE, now.minus(PERIOD), now);
        Notification.show(getTranslation("sandbox.orders.created", AT_ONCE));
    }
}
