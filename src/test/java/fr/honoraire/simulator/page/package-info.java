/** What people see of Stripe: the hosted onboarding, the card form, 3-D Secure and the dashboard. */
@NullMarked
package fr.honoraire.simulator.page;

import org.jspecify.annotations.NullMarked;
