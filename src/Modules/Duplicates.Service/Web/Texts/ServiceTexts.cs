namespace Duplicates.Service.Web.Texts;

/// <summary>Marks the localizer that speaks with the service's own texts.</summary>
public sealed class ServiceTexts
{
    private ServiceTexts()
    {
    }
}
