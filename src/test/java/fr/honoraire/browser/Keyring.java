package fr.honoraire.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** The passkeys of a window's device: Chromium's own virtual authenticator, which always knows its owner. */
final class Keyring {

    private final CDPSession device;
    private final String id;

    private Keyring(CDPSession device, String id) {
        this.device = device;
        this.id = id;
    }

    /** From now on this page's device has one. */
    static Keyring of(Page page) {
        var device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var asked = new JsonObject();
        asked.add("options", options);
        var made = device.send("WebAuthn.addVirtualAuthenticator", asked);
        return new Keyring(device, made.get("authenticatorId").getAsString());
    }

    /** Whether it recognises who sits before it. */
    void recognises(boolean owner) {
        var told = new JsonObject();
        told.addProperty("authenticatorId", id);
        told.addProperty("isUserVerified", owner);
        device.send("WebAuthn.setUserVerified", told);
    }

    JsonArray keys() {
        var asked = new JsonObject();
        asked.addProperty("authenticatorId", id);
        return device.send("WebAuthn.getCredentials", asked).getAsJsonArray("credentials");
    }
}
