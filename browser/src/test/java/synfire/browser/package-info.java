/// The lab's page as a person uses it, in Chromium.
package synfire.browser;
