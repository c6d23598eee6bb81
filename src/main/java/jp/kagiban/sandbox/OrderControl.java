package jp.kagiban.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The part of {@link ControlApi} that moves orders. */
final class OrderControl {

    private final SandboxRms desk;
    private final SandboxOrders orders;

    OrderControl(SandboxRms desk, SandboxOrders orders) {
        this.desk = desk;
        this.orders = orders;
    }

    /**
     * What was done, as a task. Empty for a path of others.
     *
     * @throws IllegalArgumentException if the body lacks something
     */
    Optional<Runnable> change(String path, JsonNode body) {
        return Optional.ofNullable(
                switch (path) {
                    case "/orders/rate" -> () -> orders.setRate(shop(body), number(body, "perHour"));
                    case "/orders/create" ->
                        () -> orders.create(shop(body), number(body, "count"), time(body, "from"), time(body, "to"));
                    case "/orders/vanish" ->
                        () -> orders.vanish(order(body), !body.path("back").asBoolean(false));
                    case "/orders/state" -> () -> orders.putInto(order(body), number(body, "state"));
                    case "/orders/slow" -> () -> orders.setDelay(Duration.ofMillis(number(body, "millis")));
                    default -> null;
                });
    }

    private String shop(JsonNode body) {
        return desk.shop(ControlApi.text(body, "shop")).number();
    }

    private static String order(JsonNode body) {
        return ControlApi.text(body, "orderNumber");
    }

    private static Instant time(JsonNode body, String name) {
        return ControlApi.time(ControlApi.text(body, name));
    }

    private static int number(JsonNode body, String name) {
        if (!body.path(name).canConvertToInt()) {
            throw new IllegalArgumentException(name);
        }
        return body.path(name).asInt();
    }
}
