package fr.honoraire.simulator.wire;

import com.stripe.net.ApiRequestParams;

/** For calls that take no parameters at all. */
public final class NoParams extends ApiRequestParams {

    private NoParams() {}
}
