package jp.kagiban.sandbox;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import jp.kagiban.shared.Jst;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers the functions under {@code /es/1.0/}, which only read (docs/rakuten-rms.md, Licence API and Other functions).
 * ShopAPI and R-Cabinet answer in XML, the others in JSON.
 */
final class ReadAnswers {

    static final WireReply UNAUTHORISED = WireReply.errors(401, "GA0001", "Un-Authorised");

    /** Tokyo time without a zone (docs/rakuten-rms.md, Licence API). */
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(Jst.TOKYO);

    private ReadAnswers() {}

    static WireReply expiry(WireRequest request, Gate.Pass pass) {
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

    static WireReply master(SandboxShop shop) {
        return WireReply.xml(
                200,
                "<ns2:shopBizApiResponse xmlns:ns2=\"http://rakuten.co.jp/rms/mall/shop/biz/api/model/resource\">"
                        + "<resultCode>N000</resultCode><result><shopMaster><shopName>" + escape(shop.name())
                        + "</shopName><url>https://www.rakuten.co.jp/" + shop.code() + "/</url><companyName>"
                        + escape(shop.name()) + "</companyName></shopMaster></result></ns2:shopBizApiResponse>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static WireReply usage() {
        return WireReply.xml(
                200,
                "<result><status><interfaceId>cabinet.usage.get</interfaceId><systemStatus>OK</systemStatus>"
                        + "<message>OK</message></status><cabinetUsageGetResult><resultCode>0</resultCode>"
                        + "<MaxSpace>5000</MaxSpace><FolderMax>500</FolderMax><FileMax>2000</FileMax>"
                        + "<UseSpace>18.204</UseSpace><AvailSpace>5119981.796</AvailSpace>"
                        + "<UseFolderCount>2</UseFolderCount><AvailFolderCount>498</AvailFolderCount>"
                        + "</cabinetUsageGetResult></result>");
    }

    static WireReply reserved(Clock clock) {
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
