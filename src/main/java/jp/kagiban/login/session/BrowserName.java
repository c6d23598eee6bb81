package jp.kagiban.login.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.shared.CurrentRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.modulith.NamedInterface;

/** The short form of a browser's user agent, such as {@code Chrome, Windows}. */
@NamedInterface("session")
public final class BrowserName {

    public static final int LONGEST = 60;

    /** In the order of the search, because most browsers name other browsers too. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg", "Edge", "OPR", "Opera", "Firefox", "Firefox", "CriOS", "Chrome", "FxiOS", "Firefox", "Chrome",
            "Chrome", "Safari", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private BrowserName() {}

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** The browser of the request on this thread; a dash outside of a request. */
    public static String here() {
        return CurrentRequest.find()
                .map(request -> request.getHeader(HttpHeaders.USER_AGENT))
                .map(BrowserName::of)
                .orElse("–");
    }

    /** Returns a dash if neither the browser nor the system is known. */
    static String of(String userAgent) {
        Optional<String> browser = first(BROWSERS, userAgent);
        Optional<String> system = first(SYSTEMS, userAgent);
        if (browser.isPresent() && system.isPresent()) {
            return browser.get() + ", " + system.get();
        }
        return browser.or(() -> system).orElse("–");
    }

    private static Optional<String> first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
