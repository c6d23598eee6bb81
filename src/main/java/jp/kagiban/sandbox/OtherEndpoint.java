package jp.kagiban.sandbox;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import jp.kagiban.shared.Jst;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What else 接続診断 asks (docs/rakuten-rms.md, Other functions): ShopAPI and R-Cabinet in XML, ReserveAPI in JSON. All only read. */
final class OtherEndpoint {

    private final SandboxRms desk;
    private final Gate gate;
    private final Clock clock;

    OtherEndpoint(SandboxRms desk, Gate gate, Clock clock) {
        this.desk = desk;
        this.gate = gate;
        this.clock = clock;
    }

    /** A function, what it answers to a shop, and how it says no. */
    private record Call(
            SandboxFunction function,
            BiFunction<WireRequest, SandboxShop, WireReply> answer,
            Supplier<WireReply> unauthorised,
            Supplier<WireReply> forbidden) {}

    /**
     * @param path from {@code /es/1.0/} on
     */
    WireReply answer(WireRequest request, String path) {
        Optional<Call> call = call(path);
        if (call.isEmpty()) {
            return WireReply.empty(404);
        }
        return request.method().equals("GET") ? of(request, call.get()) : WireReply.empty(405);
    }

    private Optional<Call> call(String path) {
        return switch (path) {
            case "shop/shopMaster" -> Optional.of(xml(SandboxFunction.SHOP_MASTER, (request, shop) -> master(shop)));
            case "cabinet/usage/get" -> Optional.of(xml(SandboxFunction.CABINET_USAGE, (request, shop) -> usage()));
            case "reserve/reserveInfoList" ->
                Optional.of(new Call(
                        SandboxFunction.RESERVE_LIST,
                        (request, shop) -> reserved(),
                        () -> WireReply.errors(401, "GA0001", "Un-Authorised"),
                        () -> WireReply.errors(403, "GA0003", "Forbidden")));
            default -> Optional.empty();
        };
    }

    private static Call xml(SandboxFunction function, BiFunction<WireRequest, SandboxShop, WireReply> answer) {
        return new Call(
                function,
                answer,
                () -> WireReply.xmlFault(401, "AuthError"),
                () -> WireReply.xmlFault(403, "AuthError"));
    }

    private WireReply of(WireRequest request, Call call) {
        Optional<Gate.Pass> pass =
                gate.admit(request.authorization()).filter(admitted -> admitted.standing() == SandboxKey.Standing.LIVE);
        if (pass.isEmpty()) {
            return call.unauthorised().get();
        }
        if (gate.isTooMany(pass.get().shop())) {
            return WireReply.overLimit(desk.manners());
        }
        if (pass.get().lacks(call.function())) {
            return desk.manners().functionOff() == Manners.Refusal.USUAL
                    ? call.unauthorised().get()
                    : call.forbidden().get();
        }
        return call.answer().apply(request, pass.get().shop());
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
