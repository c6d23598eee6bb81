package jp.kagiban.delivery.push;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser shows; {@code worker.js} reads it.
 *
 * @param tag of two with the same tag the browser shows the later one alone: letters, digits, {@code -} and {@code _}, 32 at most
 * @param urgent whether the phone is woken for it, and the browser shows it until somebody closes it
 */
record PushMessage(Locale language, String body, String tag, boolean urgent) {

    byte[] json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("body", body);
        fields.put("lang", language.getLanguage());
        fields.put("tag", tag);
        fields.put("urgent", urgent);
        return JsonMapper.shared().writeValueAsBytes(fields);
    }
}
