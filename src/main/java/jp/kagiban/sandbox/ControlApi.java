package jp.kagiban.sandbox;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Controls the fake RMS over HTTP, for tests and scripts, under {@code /sandbox-rms/control}. Bodies are JSON. A POST without
 * {@code Content-Type: application/json} gets 415, so no foreign web page can post here from a browser.
 *
 * <pre>
 * GET  /state                                        weather, manners, shops with their keys, standings and orders
 * POST /shops      {number?, code, name}             → the shop with its serviceSecret; a known number changes nothing
 * POST /keys       {shop, expiresAt, activeAfter?, functions?, whenPast?}   → the key
 * POST /redate     {licenseKey, expiresAt}           moves the end of a key
 * POST /stop       {licenseKey}                      利用停止
 * POST /functions  {shop, functions}                 for keys issued from now on
 * POST /weather    {weather}                         NORMAL THROTTLED MAINTENANCE GARBLED UNREACHABLE
 * POST /manners    {onePerSecond?, overLimit?, functionOff?, notYetActive?, retryAfter?, closed?, broken?}
 *                                                    {@link Manners}; an absent field means the usual manner
 * POST /orders/rate    {shop, perHour}               orders from now on; 0 ends them
 * POST /orders/create  {shop, count, from, to}       this many orders, spread over this time
 * POST /orders/vanish  {orderNumber, back?}          hides the order from getOrder; back shows it again
 * POST /orders/state   {orderNumber, state}          fixes the order in this state of RMS
 * POST /orders/slow    {millis}                      delays each answer about orders
 * </pre>
 *
 * Times: {@code 2026-11-28T23:59:59} in Tokyo, or with an offset or Z. {@code activeAfter}, {@code retryAfter}: {@code PT10M}. {@code functions}:
 * RMS's names. {@code whenPast}: REJECT or ANSWER_DATE. Faults: {@code {"error", "message"}} with 400, 404 or 409 (two live
 * keys).
 */
final class ControlApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SandboxRms desk;
    private final SandboxOrders orders;
    private final Clock clock;

    ControlApi(SandboxRms desk, SandboxOrders orders, Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Answers one request.
     *
     * @param path the part after {@code /control}
     */
    WireReply answer(String method, String path, @Nullable String contentType, String body) {
        if (path.equals("/state")) {
            return method.equals("GET") ? state() : WireReply.empty(405);
        }
        if (!method.equals("POST")) {
            return WireReply.empty(405);
        }
        if (contentType == null || !contentType.startsWith("application/json")) {
            return fault(415, "NOT_JSON", "The body must be application/json.");
        }
        try {
            return post(path, JSON.readTree(body));
        } catch (SandboxRefused refused) {
            return fault(refused.reason().status, refused.reason().name(), String.valueOf(refused.getMessage()));
        } catch (JacksonException | DateTimeException | IllegalArgumentException unreadable) {
            return fault(400, "BAD_REQUEST", "The body lacks something or holds a value that can't be read.");
        }
    }

    private WireReply post(String path, JsonNode body) {
        return switch (path) {
            case "/shops" -> json(openShop(body));
            case "/keys" -> json(desk.issue(text(body, "shop"), order(body)));
            case "/redate" -> done(() -> desk.redate(text(body, "licenseKey"), time(text(body, "expiresAt"))));
            case "/stop" -> done(() -> desk.stop(text(body, "licenseKey")));
            case "/functions" -> done(() -> desk.setFunctions(text(body, "shop"), functions(body.path("functions"))));
            case "/weather" -> done(() -> desk.setWeather(ServiceState.valueOf(text(body, "weather"))));
            case "/manners" -> done(() -> desk.setManners(manners(body)));
            case "/orders/rate" -> done(() -> orders.setRate(shopNumber(body), number(body, "perHour")));
            case "/orders/create" -> done(() -> createOrders(body));
            case "/orders/vanish" ->
                done(() -> orders.vanish(
                        text(body, "orderNumber"), !body.path("back").asBoolean(false)));
            case "/orders/state" -> done(() -> orders.putInto(text(body, "orderNumber"), number(body, "state")));
            case "/orders/slow" -> done(() -> orders.setDelay(Duration.ofMillis(number(body, "millis"))));
            default -> fault(404, "NO_SUCH_PATH", "There is nothing at this address.");
        };
    }

    private SandboxShop openShop(JsonNode body) {
        String number = body.path("number").asString("");
        return desk.openShop(number.isEmpty() ? desk.freeNumber() : number, text(body, "code"), text(body, "name"));
    }

    private void createOrders(JsonNode body) {
        orders.create(shopNumber(body), number(body, "count"), time(text(body, "from")), time(text(body, "to")));
    }

    private String shopNumber(JsonNode body) {
        return desk.shop(text(body, "shop")).number();
    }

    private static KeyOrder order(JsonNode body) {
        JsonNode functions = body.path("functions");
        return new KeyOrder(
                time(text(body, "expiresAt")),
                Duration.parse(body.path("activeAfter").asString("PT0S")),
                functions.isArray() ? functions(functions) : null,
                WhenPast.valueOf(body.path("whenPast").asString(WhenPast.REJECT.name())));
    }

    private static Set<SandboxFunction> functions(JsonNode names) {
        return names.valueStream()
                .map(name -> JSON.treeToValue(name, SandboxFunction.class))
                .collect(Collectors.toSet());
    }

    private static Manners manners(JsonNode body) {
        ObjectNode manners = JSON.valueToTree(Manners.USUAL);
        body.forEachEntry((name, value) -> {
            if (!value.isNull()) {
                manners.set(name, value);
            }
        });
        return JSON.treeToValue(manners, Manners.class);
    }

    private static Instant time(String text) {
        TemporalAccessor read =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof LocalDateTime tokyo ? Jst.instant(tokyo) : Instant.from(read);
    }

    private static String text(JsonNode body, String name) {
        String text = body.path(name).asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(name);
        }
        return text;
    }

    private static int number(JsonNode body, String name) {
        if (!body.path(name).canConvertToInt()) {
            throw new IllegalArgumentException(name);
        }
        return body.path(name).asInt();
    }

    private WireReply state() {
        return json(new State(
                desk.weather(),
                desk.manners(),
                orders.delay().toMillis(),
                desk.shops().stream().map(this::describe).toList()));
    }

    private ObjectNode describe(SandboxShop shop) {
        ObjectNode described = JSON.valueToTree(shop);
        List<SandboxKey> keys = shop.keys();
        for (int i = 0; i < keys.size(); i++) {
            ((ObjectNode) described.path("keys").path(i))
                    .put("standing", keys.get(i).standing(clock.instant()).name());
        }
        return described.put("orders", orders.count(shop.number())).put("ordersPerHour", orders.rate(shop.number()));
    }

    private record State(ServiceState weather, Manners manners, long slowMillis, List<ObjectNode> shops) {}

    private static WireReply done(Runnable change) {
        change.run();
        return WireReply.empty(204);
    }

    private static WireReply json(Object value) {
        return WireReply.json(200, JSON.valueToTree(value));
    }

    private static WireReply fault(int status, String error, String message) {
        return WireReply.json(
                status, JSON.createObjectNode().put("error", error).put("message", message));
    }
}
