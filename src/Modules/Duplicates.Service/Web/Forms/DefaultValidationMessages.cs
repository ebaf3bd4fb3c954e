using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Duplicates.Service.Web.Forms;

/// <summary>Gives a validation attribute without a message of its own the key of the service's text, instead of English words.</summary>
public sealed class DefaultValidationMessages : IValidationMetadataProvider
{
    /// <inheritdoc />
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute is { ErrorMessage: null, ErrorMessageResourceName: null } && KeyFor(attribute) is { } key)
            {
                attribute.ErrorMessage = key;
            }
        }
    }

    private static string? KeyFor(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "form.required",
        StringLengthAttribute { MinimumLength: 0 } => "form.too-long",
        StringLengthAttribute => "form.length",
        MaxLengthAttribute => "form.too-long",
        MinLengthAttribute => "form.too-short",
        LengthAttribute => "form.check-value",
        RangeAttribute => "form.range",
        RegularExpressionAttribute => "form.pattern",
        EmailAddressAttribute => "form.email",
        PhoneAttribute => "form.phone",
        CompareAttribute => "form.compare",
        AllowedValuesAttribute => "form.choose",
        DataTypeAttribute => "form.check-value",
        _ => null,
    };
}
