using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Web.Forms;

/// <summary>Says in the reader's language what to do about a value that could not be read.</summary>
/// <param name="texts">The service's texts.</param>
public sealed class LocalizedBindingMessages(IStringLocalizer<ServiceTexts> texts) : IConfigureOptions<MvcOptions>
{
    /// <inheritdoc />
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetMissingBindRequiredValueAccessor(_ => texts["form.required"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["form.required"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["form.required"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["form.body-missing"]);
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts["form.check-value"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["form.check-value"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["form.check-value"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["form.check-value"]);
        messages.SetValueIsInvalidAccessor(_ => texts["form.check-value"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["form.number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["form.number"]);
        options.ModelMetadataDetailsProviders.Add(new DefaultValidationMessages());
        options.Filters.Add<Culture.CanonicalAddress>();
        options.Filters.Add<Errors.CleanForms>();
        options.Filters.Add<Posted.ShownAgain>();
        options.Filters.Add<Errors.ExpiredForms>();
        options.Filters.Add<Errors.UnknownMethods>();
    }
}
