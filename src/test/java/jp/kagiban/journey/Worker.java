package jp.kagiban.journey;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The portal's worker within a browser, as the browser's protocol sees it. What it shows is heard from the browser,
 * which tells of each notification as it puts it up. To ask the worker for its notifications meanwhile can take away
 * the one that is going up.
 */
final class Worker {

    private final Page page;
    private final String origin;
    private final CDPSession browser;
    private final Map<String, String> registrations = new ConcurrentHashMap<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();

    /** @param page shows a page of the portal, which registers the worker */
    Worker(Page page, String origin) {
        this.page = page;
        this.origin = origin;
        this.browser = page.context().newCDPSession(page);
        hearWhatIsShown();
        hearOfRegistrations();
    }

    private void hearWhatIsShown() {
        browser.on("BackgroundService.backgroundServiceEventReceived", this::remember);
        JsonObject notifications = new JsonObject();
        notifications.addProperty("service", "notifications");
        browser.send("BackgroundService.startObserving", notifications);
        notifications.addProperty("shouldRecord", true);
        browser.send("BackgroundService.setRecording", notifications);
    }

    private void remember(JsonObject told) {
        JsonObject event = told.getAsJsonObject("backgroundServiceEvent");
        if (event.get("eventName").getAsString().equals("Notification displayed")) {
            shown.add(entry(event, "Title") + ": " + entry(event, "Body"));
        }
    }

    private static String entry(JsonObject event, String key) {
        for (JsonElement entry : event.getAsJsonArray("eventMetadata")) {
            if (entry.getAsJsonObject().get("key").getAsString().equals(key)) {
                return entry.getAsJsonObject().get("value").getAsString();
            }
        }
        return "";
    }

    private void hearOfRegistrations() {
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        browser.on("ServiceWorker.workerRegistrationUpdated", this::register);
        browser.send("ServiceWorker.enable");
        page.waitForCondition(() -> registrations.containsKey(origin + "/"));
    }

    private void register(JsonObject told) {
        for (JsonElement one : told.getAsJsonArray("registrations")) {
            JsonObject registration = one.getAsJsonObject();
            registrations.put(
                    registration.get("scopeURL").getAsString(),
                    registration.get("registrationId").getAsString());
        }
    }

    /**
     * Wakes the worker as the browser does when its vendor's server has something for it, and waits until something is
     * shown.
     */
    void push(String data) {
        int before = shown.size();
        JsonObject wake = new JsonObject();
        wake.addProperty("origin", origin);
        wake.addProperty("registrationId", registrations.get(origin + "/"));
        wake.addProperty("data", data);
        browser.send("ServiceWorker.deliverPushMessage", wake);
        page.waitForCondition(() -> shown.size() > before);
    }

    /** What the browser has put up since, each as "title: body", the latest last. */
    List<String> shown() {
        return List.copyOf(shown);
    }
}
