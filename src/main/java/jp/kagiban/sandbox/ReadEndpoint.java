package jp.kagiban.sandbox;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.BiFunction;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The functions under {@code /es/1.0/} that the portal calls; all of them only read (docs/rakuten-rms.md, Licence API and Other
 * functions). ShopAPI and R-Cabinet answer in XML, the others in JSON.
 */
final class ReadEndpoint {

    /** Tokyo time without a zone (docs/rakuten-rms.md, Licence API). */
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(Jst.TOKYO);

    private static final WireReply UNAUTHORISED = WireReply.errors(401, "GA0001", "Un-Authorised");
    private static final WireReply FORBIDDEN = WireReply.errors(403, "GA0003", "Forbidden");

    private final SandboxRms desk;
    private final Gate gate;
    private final Clock clock;

    ReadEndpoint(SandboxRms desk, Gate gate, Clock clock) {
        this.desk = desk;
        this.gate = gate;
        this.clock = clock;
    }

    /** A function with its answer, and its two refusals. */
    private record Call(
            SandboxFunction function,
            BiFunction<WireRequest, Gate.Pass, WireReply> answer,
            WireReply unauthorised,
            WireReply forbidden) {

        static Call json(SandboxFunction function, BiFunction<WireRequest, Gate.Pass, WireReply> answer) {
            return new Call(function, answer, UNAUTHORISED, FORBIDDEN);
        }

        static Call xml(SandboxFunction function, BiFunction<WireRequest, Gate.Pass, WireReply> answer) {
            return new Call(
                    function, answer, WireReply.xmlFault(401, "AuthError"), WireReply.xmlFault(403, "AuthError"));
        }

        boolean admits(Gate.Pass pass) {
            return switch (pass.standing()) {
                case LIVE -> true;
                case EXPIRED ->
                    function == SandboxFunction.LICENCE_EXPIRY && pass.key().whenPast() == WhenPast.ANSWER_DATE;
                case WAITING, STOPPED -> false;
            };
        }
    }

    /** @param path what follows {@code /es/1.0/} */
    WireReply answer(WireRequest request, String path) {
        Call call = call(path);
        if (call == null) {
            return WireReply.empty(404);
        }
        return request.method().equals("GET") ? answer(request, call) : WireReply.empty(405);
    }

    private @Nullable Call call(String path) {
        return switch (path) {
            case "license-management/license-key/expiry-date" ->
                Call.json(SandboxFunction.LICENCE_EXPIRY, ReadEndpoint::expiry);
            case "shop/shopMaster" -> Call.xml(SandboxFunction.SHOP_MASTER, (_, pass) -> master(pass.shop()));
            case "cabinet/usage/get" -> Call.xml(SandboxFunction.CABINET_USAGE, (_, _) -> usage());
            case "reserve/reserveInfoList" -> Call.json(SandboxFunction.RESERVE_LIST, (_, _) -> reserved());
            default -> null;
        };
    }

    private WireReply answer(WireRequest request, Call call) {
        Optional<Gate.Pass> pass = gate.admit(request.authorization()).filter(call::admits);
        if (pass.isEmpty()) {
            return call.unauthorised();
        }
        if (gate.isTooMany(pass.get().shop())) {
            return WireReply.overLimit(desk.manners());
        }
        if (pass.get().lacks(call.function())) {
            return desk.manners().functionOff() == Manners.Refusal.USUAL ? call.unauthorised() : call.forbidden();
        }
        return call.answer().apply(request, pass.get());
    }

    private static WireReply expiry(WireRequest request, Gate.Pass pass) {
        if (request.licenseKey() == null) {
            return WireReply.errors(400, "DR0005", "Bad Request");
        }
        if (!request.licenseKey().equals(pass.key().licenseKey())) {
            return UNAUTHORISED;
        }
        return WireReply.json(
                200,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("expiryDate", EXPIRY.format(pass.key().expiresAt())));
    }

    private static WireReply master(SandboxShop shop) {
        return WireReply.xml(
                200,
                "<ns2:shopBizApiResponse xmlns:ns2=\"http://rakuten.co.jp/rms/mall/shop/biz/api/model/resource\">"
                        + "<resultCode>N000</resultCode><result><shopMaster><shopName>" + escaped(shop.name())
                        + "</shopName><url>https://www.rakuten.co.jp/" + shop.code() + "/</url><companyName>"
                        + escaped(shop.name()) + "</companyName></shopMaster></result></ns2:shopBizApiResponse>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static WireReply usage() {
        return WireReply.xml(
                200,
                "<result><status><interfaceId>cabinet.usage.get</interfaceId><systemStatus>OK</systemStatus>"
                        + "<message>OK</message></status><cabinetUsageGetResult><resultCode>0</resultCode>"
                        + "<MaxSpace>5000</MaxSpace><FolderMax>500</FolderMax><FileMax>2000</FileMax>"
                        + "<UseSpace>18.204</UseSpace><AvailSpace>5119981.796</AvailSpace>"
                        + "<UseFolderCount>2</UseFolderCount><AvailFolderCount>498</AvailFolderCount>"
                        + "</cabinetUsageGetResult></result>");
    }

    private WireReply reserved() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("resultCode", "N00-000")
                .put("resultMessage", "Succeeded")
                .put("responseDatetime", Jst.today(clock) + "T00:00:00+0900")
                .put("totalCount", 0)
                .put("resultCount", 0)
                .put("limit", 1)
                .put("offset", 0)
                .putArray("publicReserveModelList");
        return WireReply.json(200, body);
    }
}
