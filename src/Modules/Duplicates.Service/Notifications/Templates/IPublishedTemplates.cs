namespace Duplicates.Service.Notifications.Templates;

/// <summary>The templates of messages that are public.</summary>
internal interface IPublishedTemplates
{
    /// <summary>Each by what it tells, whom and how; those that are missing are written by the words of the program.</summary>
    IReadOnlyDictionary<MessageSlot, MessageTemplate> MessageTemplates { get; }
}
