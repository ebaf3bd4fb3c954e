using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Display.Models;
using OrchardCore.DisplayManagement.Views;

namespace Duplicates.OrchardCore.Items;

/// <summary>Shows an Application item in the admin's list, as a summary and whole.</summary>
internal sealed class ApplicationPartDisplayDriver : ContentPartDisplayDriver<ApplicationPart>
{
    /// <inheritdoc />
    public override IDisplayResult Display(ApplicationPart part, BuildPartDisplayContext context) => Combine(
        Initialize<CaseItemViewModel<ApplicationPart>>("ApplicationPartHeading", model => model.Part = part).Location("Detail", "Content:1"),
        Initialize<CaseItemViewModel<ApplicationPart>>("ApplicationPart", model => model.Part = part)
            .Location("SummaryAdmin", "Content:5").Location("Summary", "Content:5").Location("Detail", "Content:5"));
}

/// <summary>Shows a CertificateDuplicate item likewise.</summary>
internal sealed class CertificateDuplicatePartDisplayDriver : ContentPartDisplayDriver<CertificateDuplicatePart>
{
    /// <inheritdoc />
    public override IDisplayResult Display(CertificateDuplicatePart part, BuildPartDisplayContext context) => Combine(
        Initialize<CaseItemViewModel<CertificateDuplicatePart>>("CertificateDuplicatePartHeading", model => model.Part = part).Location("Detail", "Content:1"),
        Initialize<CaseItemViewModel<CertificateDuplicatePart>>("CertificateDuplicatePart", model => model.Part = part)
            .Location("SummaryAdmin", "Content:5").Location("Summary", "Content:5").Location("Detail", "Content:5"));
}

/// <summary>A part to be shown; Orchard derives the shape from it.</summary>
public class CaseItemViewModel<TPart>
{
    /// <summary>The part.</summary>
    public TPart Part { get; set; } = default!;
}
