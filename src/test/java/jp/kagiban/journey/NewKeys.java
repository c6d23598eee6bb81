package jp.kagiban.journey;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** New keys of the ready merchant with many shops, good at once, as the desk of the fake RMS issues them. */
final class NewKeys {

    /** RMS's number of the merchant's first shop; the others follow. */
    private static final int FIRST = 910_001;

    private final Portal portal;

    NewKeys(Portal portal) {
        this.portal = portal;
    }

    /**
     * A key.
     *
     * @param shop counted from 1
     * @param days from today to its last one
     */
    String of(int shop, int days) throws Exception {
        LocalDate end = Licence.now().toLocalDate().plusDays(days);
        String asked = "{\"shop\": \"%d\", \"expiresAt\": \"%sT23:59:59\"}".formatted(FIRST + shop - 1, end);
        return JsonMapper.shared()
                .readTree(portal.desk("/keys", asked))
                .path("licenseKey")
                .asString();
    }

    /** A mail with a key for each of the first shops. RMS lets a shop have two, so that the older ones have to be stopped. */
    String mail(int shops, int days) throws Exception {
        for (JsonNode shop : JsonMapper.shared().readTree(portal.deskState()).path("shops")) {
            stopAllButTheNewest(shop.path("keys").valueStream().toList());
        }
        StringBuilder mail = new StringBuilder("高橋様\r\n\r\n");
        for (int shop = 1; shop <= shops; shop++) {
            mail.append("> ").append(shop).append("号店：").append(of(shop, days)).append(" です。\r\n");
        }
        return mail.toString();
    }

    private void stopAllButTheNewest(List<JsonNode> keys) throws Exception {
        for (JsonNode key : keys.subList(0, Math.max(0, keys.size() - 1))) {
            portal.desk(
                    "/stop",
                    "{\"licenseKey\": \"%s\"}".formatted(key.path("licenseKey").asString()));
        }
    }
}
