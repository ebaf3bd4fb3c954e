namespace Duplicates.Service.Web.Caching;

/// <summary>The page is the same for everybody who has not signed in, so one answer serves many.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute
{
    /// <summary>How many seconds an answer serves at the most; it is dropped at once when published content changes.</summary>
    public int Seconds { get; init; } = 600;
}
