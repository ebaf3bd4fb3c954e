namespace Duplicates.OrchardCore;

/// <summary>The ids of the features.</summary>
internal static class Features
{
    /// <summary>The service in a tenant.</summary>
    public const string Service = "Duplicates.OrchardCore";

    /// <summary>The library that the host names as a module; its pages lie in an area of this name.</summary>
    public const string Library = "Duplicates.Service";

    /// <summary>Closes the service's addresses in a tenant without the service; the host enables it in every tenant.</summary>
    public const string Addresses = "Duplicates.OrchardCore.Addresses";

    /// <summary>Application forms made of Orchard's widgets.</summary>
    public const string Forms = "Duplicates.OrchardCore.Forms";
}
